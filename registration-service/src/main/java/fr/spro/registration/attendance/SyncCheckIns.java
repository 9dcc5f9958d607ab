package fr.spro.registration.attendance;

import fr.spro.registration.attendance.CheckIn.Mark;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Records check-ins from offline devices and acknowledges each one, so that devices only delete what has
/// arrived. Idempotent, also for the same check-ins from several devices.
@Service
public class SyncCheckIns {

    /// @param id assigned by the device
    /// @param session absent for the day as a whole
    public record Noted(
            String id, String registration, @Nullable String session, Instant at) {}

    public enum Result {
        DONE,
        ALREADY,
        UNKNOWN
    }

    public record Answer(String id, Result result) {}

    private final CheckIn checkIn;

    SyncCheckIns(CheckIn checkIn) {
        this.checkIn = checkIn;
    }

    public List<Answer> handle(DayId day, List<Noted> marks, Scope scope) {
        return marks.stream()
                .map(noted -> new Answer(noted.id(), merge(day, noted, scope)))
                .toList();
    }

    private Result merge(DayId day, Noted noted, Scope scope) {
        var session = noted.session() == null ? null : new SessionId(noted.session());
        var mark = new Mark(new RegistrationId(noted.registration()), session, noted.at());
        return switch (checkIn.handle(day, mark, scope)) {
            case CheckIn.Outcome.Noted _ -> Result.DONE;
            case CheckIn.Outcome.NotedBefore _ -> Result.ALREADY;
            case CheckIn.Outcome.NotExpected _ -> Result.UNKNOWN;
        };
    }
}
