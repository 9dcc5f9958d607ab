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

/// Takes in what a device at the door noted while it was away, and answers each mark for itself, so that
/// the device forgets only what has arrived. The same marks may come again, from other devices too.
@Service
public class SyncCheckIns {

    /// @param id given by the device, which recognises the answer by it
    /// @param session the day as a whole if absent
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
