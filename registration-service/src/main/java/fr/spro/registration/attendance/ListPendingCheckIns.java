package fr.spro.registration.attendance;

import fr.spro.platform.person.PersonName;
import fr.spro.registration.attendance.PendingCheckIn.State;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.roster.Roster;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The check-ins of a day that await a decision, the earliest first.
@Service
public class ListPendingCheckIns {

    /// @param structure name of the structure; may be empty
    /// @param session title of the session; absent for the day, or if the session was removed
    /// @param isAcceptable whether the person can be made present
    public record Line(
            PendingCheckIn checkIn,
            PersonName name,
            String structure,
            @Nullable String session,
            boolean isAcceptable) {}

    private final PendingCheckIns pendingCheckIns;
    private final Registrations registrations;
    private final Roster roster;

    ListPendingCheckIns(PendingCheckIns pendingCheckIns, Registrations registrations, Roster roster) {
        this.pendingCheckIns = pendingCheckIns;
        this.registrations = registrations;
        this.roster = roster;
    }

    /// Without those of erased people, and of people who are present by now.
    public List<Line> of(RegionalDay day) {
        return pendingCheckIns.findByDayAndStateOrderByAt(day.id(), State.OPEN).stream()
                .flatMap(pending -> line(day, pending).stream())
                .toList();
    }

    private Optional<Line> line(RegionalDay day, PendingCheckIn pending) {
        return registrations
                .findById(pending.registration())
                .filter(registration -> !registration.isErased() && !isRecorded(day, registration, pending))
                .map(registration -> {
                    var entry = roster.of(registration);
                    var title = Optional.ofNullable(pending.session())
                            .flatMap(day::session)
                            .map(Session::title)
                            .orElse(null);
                    var isAcceptable = pending.reason() != Refusal.OTHER_DAY;
                    return new Line(pending, entry.name(), entry.origin(), title, isAcceptable);
                });
    }

    private static boolean isRecorded(RegionalDay day, Registration registration, PendingCheckIn pending) {
        return registration.day().equals(day.id())
                && registration.isConfirmed()
                && registration.attendance().isRecorded(pending.session());
    }
}
