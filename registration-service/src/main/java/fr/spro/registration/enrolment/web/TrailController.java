package fr.spro.registration.enrolment.web;

import fr.spro.registration.day.Entry;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.report.Reports;
import java.util.Comparator;
import java.util.function.Function;
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
    private final Reports reports;

    TrailController(StaffScope scope, Registrations registrations, Reports reports) {
        this.scope = scope;
        this.registrations = registrations;
        this.reports = reports;
    }

    @GetMapping("/coordination/journees/{slug}/historique")
    @PreAuthorize("hasAnyRole('ORGANISER', 'OPERATOR')")
    String show(@PathVariable String slug, Model model) {
        var day = scope.day(slug);
        var ofRegistrations = registrations.findTrailsByDay(day.id()).stream()
                .flatMap(found -> found.trail().stream()
                        .map(entry -> new Entry(
                                entry.at(), entry.by(), entry.what(), found.id().value())));
        var ofReports = reports.findByDay(day.id()).stream().flatMap(report -> report.trail().stream());
        model.addAttribute("day", day);
        model.addAttribute(
                "trail",
                Stream.of(day.trail().stream(), ofRegistrations, ofReports)
                        .flatMap(Function.identity())
                        .sorted(Comparator.comparing(Entry::at).reversed())
                        .limit(LATEST)
                        .toList());
        return "enrolment/trail";
    }
}
