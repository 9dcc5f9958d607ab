package fr.spro.registration.day;

import fr.spro.platform.messaging.outbox.TextId;
import java.util.UUID;

/// Identity of a question within its day. Ids of removed questions are never reused, since they may have
/// answers.
public record QuestionId(String value) implements TextId {

    public static QuestionId fresh() {
        return new QuestionId("q-" + UUID.randomUUID().toString().substring(0, 8));
    }
}
