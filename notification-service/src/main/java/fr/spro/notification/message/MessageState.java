package fr.spro.notification.message;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Locale;
import org.springframework.data.mongodb.core.query.Criteria;

/// The state of a message as people see it. It is derived from what is stored and not stored itself, so that
/// another state needs no other form of a document.
public enum MessageState {
    /// It waits for somebody who agrees that it is sent.
    HELD,
    DUE,
    SENDING,
    SENT,
    /// Each coordinator of the group has a copy instead.
    DISTRIBUTED,
    /// It was sent, or may have been, and did not arrive.
    UNDELIVERED,
    NOT_SENT;

    private static final String HOLD = "plan.hold";
    private static final String REPORT = "delivery.undelivered";

    public static MessageState of(Notification message) {
        if (message.copies() != null) return DISTRIBUTED;
        if (message.isUndelivered()) return UNDELIVERED;
        if (message.isHeld()) return HELD;
        return switch (message.status()) {
            case Status.Due _ -> DUE;
            case Status.Sending _ -> SENDING;
            case Status.Sent _ -> SENT;
            case Status.NotSent _ -> NOT_SENT;
        };
    }

    /// The stored messages in this state.
    Criteria criteria() {
        var own = switch (this) {
            case HELD -> where("status.at").is(null).and(HOLD).ne(null);
            case DUE ->
                where("nextAttemptAt")
                        .ne(null)
                        .and("status.attempt")
                        .is(null)
                        .and(HOLD)
                        .is(null);
            case SENDING -> where("status.attempt").ne(null).and(HOLD).is(null);
            case SENT ->
                where("status.at")
                        .ne(null)
                        .and("status.reason")
                        .is(null)
                        .and(REPORT)
                        .is(null);
            case NOT_SENT -> where("status.reason").ne(null).and(REPORT).is(null);
            case UNDELIVERED -> where("status.at").ne(null).and(REPORT).ne(null);
            case DISTRIBUTED -> where("copies").ne(null);
        };
        return this == DISTRIBUTED ? own : own.and("copies").is(null);
    }

    /// In message keys and addresses.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
