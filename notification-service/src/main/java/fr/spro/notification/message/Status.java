package fr.spro.notification.message;

import fr.spro.contracts.DeliveryEvent.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The state of a message.
public sealed interface Status {

    /// Whether its outcome is known, and nothing more is to be done.
    default boolean isSettled() {
        return switch (this) {
            case Due _, Sending _ -> false;
            case Sent _, NotSent _ -> true;
        };
    }

    /// Whether a mail server may have accepted it without our knowing.
    default boolean isUncertain() {
        return switch (this) {
            case Due due -> due.isRepeated();
            case Sending _ -> true;
            case Sent _, NotSent _ -> false;
        };
    }

    /// To be sent or retried as soon as all its data is known.
    ///
    /// @param repeated if the outcome of an earlier attempt is unknown; null in older messages
    record Due(int tries, @Nullable Boolean repeated) implements Status {

        boolean isRepeated() {
            return repeated != null && repeated;
        }
    }

    /// An attempt is running; after its time limit its outcome is unknown. `repeated` if the outcome of an
    /// earlier attempt is unknown.
    record Sending(String attempt, boolean repeated) implements Status {}

    /// The mail server accepted it, or each coordinator of the group has a copy instead.
    record Sent(Instant at) implements Status {}

    /// It will not be sent, or it is unknown whether it was.
    record NotSent(Failure reason, Instant at) implements Status {}

    /// Why a message was not sent.
    enum Failure {
        REJECTED_BY_SERVER,
        /// The protocol would change an address, so no server was contacted.
        INVALID_ADDRESS,
        OUTCOME_UNKNOWN,
        RECIPIENT_ERASED,
        EXPIRED;

        static Failure of(Reason published) {
            return valueOf(published.name());
        }
    }
}
