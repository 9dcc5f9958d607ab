package fr.spro.registration.workspace.web;

import fr.spro.platform.web.security.StaffArgument;
import fr.spro.registration.day.CheckInPeriod;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.directory.Structures;
import fr.spro.registration.mentions.ReviewMentions;
import fr.spro.registration.reports.Report;
import fr.spro.registration.reports.Reports;
import fr.spro.registration.roster.CountDay;
import fr.spro.registration.workspace.DayWorkspace;
import fr.spro.registration.workspace.FirstSteps;
import fr.spro.suite.Role;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Reads the workspace of a day when a page shows it.
@Component
public class Workspaces {

    private final CountDay countDay;
    private final CheckInPeriod checkInPeriod;
    private final ReviewMentions reviewMentions;
    private final Days days;
    private final Structures structures;
    private final Reports reports;
    private final URI publicUrl;
    private final Clock clock;

    Workspaces(
            CountDay countDay,
            CheckInPeriod checkInPeriod,
            ReviewMentions reviewMentions,
            Days days,
            Structures structures,
            Reports reports,
            @Value("${spro.public-url}") URI publicUrl,
            Clock clock) {
        this.countDay = countDay;
        this.checkInPeriod = checkInPeriod;
        this.reviewMentions = reviewMentions;
        this.days = days;
        this.structures = structures;
        this.reports = reports;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /// The day for the member of staff who acts in this thread.
    public DayWorkspace of(RegionalDay day) {
        var staff = Objects.requireNonNull(StaffArgument.current());
        return new DayWorkspace(
                day,
                countDay.of(day),
                staff.is(Role.ORGANISER) ? reviewMentions.of(day).size() : 0,
                staff,
                "%s/journees/%s".formatted(publicUrl, day.address()),
                checkInPeriod.opensAt(day),
                lacksReports(day),
                clock.instant());
    }

    private boolean lacksReports(RegionalDay day) {
        if (day.status() != RegionalDay.Status.HELD) return false;
        var published = reports.findByDay(day.id()).stream()
                .filter(Report::isPublished)
                .map(Report::workshop)
                .collect(Collectors.toSet());
        return day.sessions().stream()
                .filter(Session::isWorkshop)
                .anyMatch(workshop -> !published.contains(workshop.id()));
    }

    /// @return null as soon as a day was published
    public @Nullable FirstSteps firstSteps() {
        return FirstSteps.of(days, structures).orElse(null);
    }
}
