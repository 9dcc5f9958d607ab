package fr.spro.registration.day;

import fr.spro.platform.messaging.outbox.TextId;
import java.util.UUID;

/// Identity of a session within its day. The id of one that was removed is never given again, for
/// somebody may have chosen it.
public record SessionId(String value) implements TextId {

    public static SessionId fresh() {
        return new SessionId("s-" + UUID.randomUUID().toString().substring(0, 8));
    }
}
