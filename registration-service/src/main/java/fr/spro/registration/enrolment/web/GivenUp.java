package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.FormErrors;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.ParticipantState.Seat;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.seating.Occupancy;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

/// What a person gives up by other wishes: seats without a free one at the same time instead, and ranks. It must be
/// agreed to before it is lost.
record GivenUp(List<Session> seats, List<Session> ranks) {

    /// @param before the state with the stored wishes
    static GivenUp by(Wishes wanted, ParticipantState before, RegionalDay day, Occupancy occupancy) {
        var left = before.workshops().stream()
                .filter(workshop -> !wanted.workshops().contains(workshop.session()))
                .toList();
        return new GivenUp(
                sessions(left, day, workshop -> workshop.seat().isHeld()).stream()
                        .filter(session -> !isReplaced(session, wanted, day, occupancy))
                        .toList(),
                sessions(left, day, workshop -> workshop.seat() == Seat.WAITING));
    }

    private static List<Session> sessions(
            List<ParticipantState.Workshop> left, RegionalDay day, Predicate<ParticipantState.Workshop> which) {
        return left.stream()
                .filter(which)
                .flatMap(workshop -> day.session(workshop.session()).stream())
                .toList();
    }

    private static boolean isReplaced(Session left, Wishes wanted, RegionalDay day, Occupancy occupancy) {
        return day.sameTimeAs(left.id()).stream()
                .filter(wanted.workshops()::contains)
                .anyMatch(other -> occupancy.workshops().get(other).free() > 0);
    }

    /// Asks at the field, unless it is nothing or agreed to.
    ///
    /// @param agreed what the page asked about before
    void ask(String agreed, BindingResult errors, Model model) {
        if (isNone() || agreed.equals(text())) return;
        if (!seats.isEmpty()) FormErrors.reject(errors, "workshops", "gives-up-seat", titles(seats));
        if (!ranks.isEmpty()) FormErrors.reject(errors, "workshops", "gives-up-rank", titles(ranks));
        model.addAttribute("givenUp", text());
    }

    boolean isNone() {
        return seats.isEmpty() && ranks.isEmpty();
    }

    /// Identifies it in the form.
    private String text() {
        return "%s/%s".formatted(ids(seats), ids(ranks));
    }

    private static String ids(List<Session> sessions) {
        return sessions.stream().map(Session::id).map(SessionId::value).collect(Collectors.joining(","));
    }

    private static String titles(List<Session> sessions) {
        return sessions.stream()
                .map(session -> session.titleText().in(LocaleContextHolder.getLocale()))
                .collect(Collectors.joining(", "));
    }
}
