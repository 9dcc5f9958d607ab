package fr.spro.notification.message;

import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Sends a message once more because a member of staff decides so. Idempotent.
@Service
public class ResendMessage {

    private final Store<Notification> store;
    private final DueMessages dueMessages;
    private final Clock clock;

    ResendMessage(Store<Notification> store, DueMessages dueMessages, Clock clock) {
        this.store = store;
        this.dueMessages = dueMessages;
        this.clock = clock;
    }

    /// @param by the account of the member of staff
    /// @return whether it will be sent once more
    public boolean handle(NotificationId id, String by) {
        var decided = store.decide(id, notification -> notification.resend(by, clock.instant()));
        if (!decided.changed()) return false;
        dueMessages.trigger(decided.state());
        return true;
    }
}
