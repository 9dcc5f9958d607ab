package fr.spro.registration.day;

import fr.spro.platform.messaging.outbox.TextId;
import java.util.UUID;

/// Identity of a question within its day. The id of one that was removed is never given again, for
/// somebody may have answered it.
public record QuestionId(String value) implements TextId {

    public static QuestionId fresh() {
        return new QuestionId("q-" + UUID.randomUUID().toString().substring(0, 8));
    }
}
