package fr.spro.registration.attendance;

import fr.spro.platform.messaging.work.ItemFailures;
import fr.spro.registration.attendance.CheckIn.Command;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Records check-ins from offline devices and acknowledges each one, so that devices only delete what has
/// arrived. One that fails stops no other: it is not acknowledged, and sent again. Idempotent, also for the same
/// check-ins from several devices.
@Service
public class SyncCheckIns {

    /// @param id assigned by the device
    /// @param session absent for the day as a whole
    public record OfflineCheckIn(
            String id, String registration, @Nullable String session, Instant at) {}

    /// Whether it is recorded, now or before, or why not.
    public enum Result {
        DONE,
        ALREADY,
        TOO_EARLY,
        DAY_CANCELLED,
        DAY_ARCHIVED,
        CANCELLED,
        LAPSED,
        ERASED,
        WITHDRAWN,
        OTHER_DAY,
        UNKNOWN_SESSION,
        UNKNOWN;

        private static Result of(Refusal reason) {
            return valueOf(reason.name());
        }
    }

    public record CheckInResult(String id, Result result) {}

    private final CheckIn checkIn;

    SyncCheckIns(CheckIn checkIn) {
        this.checkIn = checkIn;
    }

    public List<CheckInResult> handle(DayId day, List<OfflineCheckIn> checkIns, Scope scope) {
        var failures = new ItemFailures();
        var results = new ArrayList<CheckInResult>();
        for (var offline : checkIns) {
            failures.run(
                    new RegistrationId(offline.registration()),
                    () -> results.add(new CheckInResult(offline.id(), merge(day, offline, scope))));
        }
        return results;
    }

    private Result merge(DayId day, OfflineCheckIn offline, Scope scope) {
        var session = offline.session() == null ? null : new SessionId(offline.session());
        var command = new Command(new RegistrationId(offline.registration()), session, offline.at(), true);
        return switch (checkIn.handle(day, command, scope)) {
            case CheckIn.Outcome.Recorded _ -> Result.DONE;
            case CheckIn.Outcome.AlreadyRecorded _ -> Result.ALREADY;
            case CheckIn.Outcome.Refused(var reason) -> Result.of(reason);
        };
    }
}
