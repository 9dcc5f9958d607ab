package fr.spro.registration.enrolment.web;

import fr.spro.registration.day.Entry;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.reports.Reports;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Who did what to a day, its registrations and its reports, the latest first. It names nobody of the participants.
@Component
class Trail {

    private static final int LATEST = 500;

    private final Registrations registrations;
    private final Reports reports;

    Trail(Registrations registrations, Reports reports) {
        this.registrations = registrations;
        this.reports = reports;
    }

    List<Entry> of(RegionalDay day) {
        var ofRegistrations = registrations.findTrailsByDay(day.id()).stream()
                .flatMap(found -> found.trail().stream()
                        .map(entry -> new Entry(
                                entry.at(), entry.by(), entry.what(), found.id().value())));
        var ofReports = reports.findByDay(day.id()).stream().flatMap(report -> report.trail().stream());
        return Stream.of(day.trail().stream(), ofRegistrations, ofReports)
                .flatMap(Function.identity())
                .sorted(Comparator.comparing(Entry::at).reversed())
                .limit(LATEST)
                .toList();
    }
}
