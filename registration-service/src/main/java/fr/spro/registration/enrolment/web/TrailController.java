package fr.spro.registration.enrolment.web;

import fr.spro.registration.day.Entry;
import fr.spro.registration.enrolment.Registrations;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Who did what to a day and its registrations, for organiser and IT. It names nobody of the participants.
@Controller
class TrailController {

    private static final int LATEST = 500;

    private final StaffScope scope;
    private final Registrations registrations;

    TrailController(StaffScope scope, Registrations registrations) {
        this.scope = scope;
        this.registrations = registrations;
    }

    @GetMapping("/coordination/journees/{slug}/historique")
    @PreAuthorize("hasAnyRole('ORGANISER', 'OPERATOR')")
    String show(@PathVariable String slug, Model model) {
        var day = scope.day(slug);
        var ofRegistrations = registrations.findTrailsByDay(day.id()).stream()
                .flatMap(found -> found.trail().stream()
                        .map(entry -> new Entry(
                                entry.at(), entry.by(), entry.what(), found.id().value())));
        model.addAttribute("day", day);
        model.addAttribute(
                "trail",
                Stream.concat(day.trail().stream(), ofRegistrations)
                        .sorted(Comparator.comparing(Entry::at).reversed())
                        .limit(LATEST)
                        .toList());
        return "enrolment/trail";
    }
}
