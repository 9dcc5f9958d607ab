package fr.spro.registration.seating;

import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.SessionId;
import java.util.List;

/// Claims at the day `d`.
final class ClaimExamples {

    private ClaimExamples() {}

    private record Id(String value) implements TextId {}

    static Claim active(String id, SessionId... workshops) {
        return new Claim(new Id(id), new DayId("d"), Claim.Stage.ACTIVE, List.of(workshops));
    }

    static Claim inactive(String id, SessionId... workshops) {
        return new Claim(new Id(id), new DayId("d"), Claim.Stage.ENDED, List.of(workshops));
    }
}
