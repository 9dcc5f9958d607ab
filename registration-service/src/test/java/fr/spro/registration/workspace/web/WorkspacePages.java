package fr.spro.registration.workspace.web;

import fr.spro.registration.attendance.AttendanceUseCases;
import fr.spro.registration.day.DayUseCases;
import fr.spro.registration.day.Days;
import fr.spro.registration.directory.DirectoryUseCases;
import fr.spro.registration.mentions.MentionUseCases;
import fr.spro.registration.reports.Reports;
import fr.spro.registration.roster.RosterUseCases;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/// The workspace of a day, created without Spring.
public final class WorkspacePages {

    private WorkspacePages() {}

    public static List<Object> controllers(
            AttendanceUseCases attendance,
            Days days,
            DirectoryUseCases directory,
            RosterUseCases roster,
            MentionUseCases mentions,
            Reports reports,
            URI publicUrl,
            Clock clock) {
        var workspaces = new Workspaces(
                roster.countDay,
                DayUseCases.CHECK_IN_PERIOD,
                mentions.reviewMentions,
                days,
                directory.structures,
                reports,
                publicUrl,
                clock);
        return List.of(
                new WorkspaceAdvice(workspaces),
                new WorkspaceController(attendance.listPendingCheckIns),
                new OperatorController());
    }
}
