package fr.spro.registration.workspace.web;

import fr.spro.registration.attendance.AttendanceUseCases;
import fr.spro.registration.roster.RosterUseCases;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/// The workspace of a day, created without Spring.
public final class WorkspacePages {

    private WorkspacePages() {}

    public static List<Object> controllers(
            AttendanceUseCases attendance, RosterUseCases roster, URI publicUrl, Clock clock) {
        var workspaces = new Workspaces(roster.countDay, publicUrl, clock);
        return List.of(new WorkspaceAdvice(workspaces), new WorkspaceController(attendance.listPendingCheckIns));
    }
}
