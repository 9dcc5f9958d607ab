package fr.spro.registration.day;

import fr.spro.platform.messaging.outbox.TextId;
import java.util.UUID;

/// Identity of a session within its day. Ids of removed sessions are never reused, since they may have been
/// chosen.
public record SessionId(String value) implements TextId {

    public static SessionId fresh() {
        return new SessionId("s-" + UUID.randomUUID().toString().substring(0, 8));
    }
}
