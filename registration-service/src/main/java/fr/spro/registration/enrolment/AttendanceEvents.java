package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.CheckInWithdrawn;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.SessionAttended;
import fr.spro.contracts.RegistrationEvent.SessionCheckInWithdrawn;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.enrolment.Attendance.Attended;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Creates the events about the attendance of a registration, recorded or withdrawn.
record AttendanceEvents(String id, String day, long dayVersion, long contactVersion) {

    /// The events for earlier and new check-ins in `recorded`.
    ///
    /// @param from the participant's structure as the directory has it now
    List<RegistrationEvent> checkIns(Attendance before, Attendance recorded, @Nullable Structure from) {
        var events = new ArrayList<RegistrationEvent>();
        var at = recorded.checkedInAt();
        if (at != null && !at.equals(before.checkedInAt())) events.add(checkedIn(from, at));
        recorded.sessions().stream()
                .filter(attended -> !before.sessions().contains(attended))
                .map(this::attended)
                .forEach(events::add);
        return events;
    }

    /// @param from the participant's structure as the directory has it now
    ParticipantCheckedIn checkedIn(@Nullable Structure from, Instant at) {
        return from == null
                ? new ParticipantCheckedIn(id, day, dayVersion, contactVersion, null, null, null, at)
                : new ParticipantCheckedIn(
                        id,
                        day,
                        dayVersion,
                        contactVersion,
                        from.id().value(),
                        from.version(),
                        from.group().value(),
                        at);
    }

    private SessionAttended attended(Attended attended) {
        return new SessionAttended(
                id, day, dayVersion, contactVersion, attended.session().value(), attended.at());
    }

    /// The events for what `left` does not have any more.
    List<RegistrationEvent> withdrawals(Attendance before, Attendance left, Instant now) {
        if (before.isCheckedIn() && !left.isCheckedIn()) {
            return List.of(new CheckInWithdrawn(id, day, dayVersion, contactVersion, now));
        }
        return before.sessions().stream()
                .map(Attended::session)
                .filter(session -> !left.includes(session))
                .<RegistrationEvent>map(session ->
                        new SessionCheckInWithdrawn(id, day, dayVersion, contactVersion, session.value(), now))
                .toList();
    }
}
