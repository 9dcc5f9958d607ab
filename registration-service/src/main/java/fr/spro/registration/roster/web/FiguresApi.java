package fr.spro.registration.roster.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.enrolment.Listing.State;
import fr.spro.registration.enrolment.ParticipantState.Code;
import fr.spro.registration.roster.Figures;
import fr.spro.registration.roster.Figures.Presence;
import fr.spro.registration.seating.Occupancy.Count;
import fr.spro.registration.seating.SeatQueries;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasRole('ORGANISER')")
class FiguresApi {

    record InState(State state, long number) {}

    /// @param state as lists show it, such as `WAITING`; of a cancelled day `DAY_CANCELLED`
    record InShownState(Code state, long number) {}

    /// @param name of a group or type of structure; null for those without one of the directory
    record Named(@Nullable String name, long number) {}

    /// The attendance of a session.
    record InSession(String sessionId, long present) {}

    /// @param name of a group; null for those without one
    record OfGroup(@Nullable String name, long present, long confirmed) {}

    /// Attendance.
    ///
    /// @param confirmed people with a place, and those who were let in without
    record PresenceView(long present, long confirmed, List<InSession> sessions, List<OfGroup> groups) {

        static PresenceView of(Presence presence) {
            return new PresenceView(
                    presence.present(),
                    presence.expected(),
                    presence.sessions().entrySet().stream()
                            .map(entry -> new InSession(entry.getKey().value(), entry.getValue()))
                            .sorted(Comparator.comparing(InSession::sessionId))
                            .toList(),
                    presence.groups().entrySet().stream()
                            .map(entry -> new OfGroup(
                                    name(entry.getKey()),
                                    entry.getValue().number(),
                                    entry.getValue().of()))
                            .toList());
        }
    }

    record OnDate(LocalDate date, long number) {}

    record Workshop(String sessionId, int seats, int taken, int waiting) {

        static Workshop of(SessionId id, Count count) {
            return new Workshop(id.value(), count.seats(), count.taken(), count.waiting());
        }
    }

    /// The figures of a day; groups, types and dates count current registrations.
    ///
    /// @param states by what is stored, whatever became of the day
    /// @param shownStates the same people by the state that lists show
    /// @param dates of the requests
    record FiguresView(
            List<InState> states,
            List<InShownState> shownStates,
            List<Workshop> workshops,
            List<Named> groups,
            List<Named> types,
            List<OnDate> dates,
            PresenceView presence) {}

    private final CoordinatorAccess access;
    private final SeatQueries seats;
    private final Figures figures;

    FiguresApi(CoordinatorAccess access, SeatQueries seats, Figures figures) {
        this.access = access;
        this.seats = seats;
        this.figures = figures;
    }

    @Operation(summary = "Returns the current figures of the day.")
    @GetMapping("/api/registration/v1/days/{slug}/figures")
    FiguresView show(RegionalDay day, Staff staff) {
        var counted = figures.of(day, access.of(staff));
        return new FiguresView(
                counted.states().entrySet().stream()
                        .map(entry -> new InState(entry.getKey(), entry.getValue()))
                        .toList(),
                counted.shownStates().entrySet().stream()
                        .map(entry -> new InShownState(entry.getKey(), entry.getValue()))
                        .toList(),
                seats.of(day).workshops().entrySet().stream()
                        .map(entry -> Workshop.of(entry.getKey(), entry.getValue()))
                        .toList(),
                named(counted.groups()),
                named(counted.types()),
                counted.byDate().entrySet().stream()
                        .map(entry -> new OnDate(entry.getKey(), entry.getValue()))
                        .toList(),
                PresenceView.of(counted.presence()));
    }

    private static List<Named> named(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> new Named(name(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static @Nullable String name(String groupOrType) {
        return groupOrType.equals(Figures.NOT_IN_DIRECTORY) ? null : groupOrType;
    }
}
