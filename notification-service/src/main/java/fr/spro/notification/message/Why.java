package fr.spro.notification.message;

import fr.spro.contracts.DeliveryEvent.Reason;
import fr.spro.notification.message.Status.Failure;
import fr.spro.notification.message.Status.NotSent;
import fr.spro.platform.messaging.outbox.TextValue;
import java.util.Set;

/// Why a message was not sent, as a text: a newer version may have other reasons.
///
/// @param value such as `outcome-unknown`
public record Why(String value) implements TextValue {

    public static final Why ADDRESS_INVALID = new Why("address-invalid");
    public static final Why EXPIRED = new Why("expired");
    public static final Why OUTCOME_UNKNOWN = new Why("outcome-unknown");
    public static final Why RECIPIENT_ERASED = new Why("recipient-erased");
    public static final Why REJECTED = new Why("rejected-by-server");
    public static final Why SUPERSEDED = new Why("superseded");
    public static final Why WITHDRAWN = new Why("withdrawn");

    private static final Set<Why> KNOWN =
            Set.of(ADDRESS_INVALID, EXPIRED, OUTCOME_UNKNOWN, RECIPIENT_ERASED, REJECTED, SUPERSEDED, WITHDRAWN);

    /// Those that this version has words for.
    static Set<Why> known() {
        return KNOWN;
    }

    /// The reason of a status without a text beside it.
    static Why of(NotSent status) {
        return switch (status.reason()) {
            case REJECTED_BY_SERVER -> REJECTED;
            case INVALID_ADDRESS -> ADDRESS_INVALID;
            case OUTCOME_UNKNOWN -> OUTCOME_UNKNOWN;
            case RECIPIENT_ERASED -> RECIPIENT_ERASED;
            case EXPIRED -> EXPIRED;
        };
    }

    /// The nearest of the reasons of a status.
    Failure failure() {
        return equals(ADDRESS_INVALID) ? Failure.INVALID_ADDRESS : Failure.of(Reason.nearest(value));
    }

    @Override
    public String toString() {
        return value;
    }
}
