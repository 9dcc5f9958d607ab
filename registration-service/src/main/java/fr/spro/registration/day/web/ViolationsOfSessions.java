package fr.spro.registration.day.web;

import fr.spro.platform.violation.Violation;
import fr.spro.platform.web.FormErrors;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.validation.BindingResult;

/// Shows violations of sessions at the fields of the forms that can cause them.
final class ViolationsOfSessions {

    /// What many sessions can violate at once, with their titles.
    private static final Set<String> NAMED = Set.of("outside-day", "end-before-start");

    private ViolationsOfSessions() {}

    /// In the form of the day, which has no sessions: what many have at once is said once, with their
    /// names.
    static void rejectDay(BindingResult form, List<Violation> found) {
        var others = found.stream().filter(violation -> !isNamed(violation)).toList();
        FormErrors.reject(form, others, ViolationsOfSessions::fieldOfDay);
        titles(found, "outside-day")
                .ifPresent(titles -> FormErrors.reject(form, "startsAt", "sessions-outside-day", titles));
        titles(found, "end-before-start")
                .ifPresent(titles -> FormErrors.reject(form, "startsAt", "sessions-end-before-start", titles));
    }

    private static Optional<String> titles(List<Violation> found, String code) {
        return found.stream()
                .filter(violation -> isNamed(violation) && violation.code().equals(code))
                .map(violation -> violation.arguments().getFirst().toString())
                .reduce("%s, %s"::formatted);
    }

    private static boolean isNamed(Violation violation) {
        return violation.isUnder("sessions") && NAMED.contains(violation.code());
    }

    /// In the form of one session.
    static void rejectSession(BindingResult form, List<Violation> found) {
        var ofSession = found.stream()
                .map(violation -> violation.isUnder("sessions") ? violation.at(violation.field()) : violation)
                .toList();
        FormErrors.reject(form, ofSession);
    }

    /// Those at fields that are not rejected yet, so that all faults of a form are seen at once.
    static List<Violation> more(BindingResult form, List<Violation> found) {
        return found.stream()
                .filter(violation ->
                        !form.hasFieldErrors(violation.isUnder("sessions") ? violation.field() : violation.path()))
                .toList();
    }

    private static String fieldOfDay(Violation violation) {
        if (violation.isUnder("english")) return violation.field();
        if (!violation.isUnder("sessions")) return violation.path();
        return violation.code().equals("seats-above-room") ? "rooms" : "startsAt";
    }
}
