package fr.spro.notification.message;

import fr.spro.contracts.DeliveryEvent.Reason;
import java.time.Instant;

/// The state of a message.
public sealed interface Status {

    /// To be sent or retried as soon as all its data is known.
    record Due(int tries) implements Status {}

    /// An attempt is running; after its time limit its outcome is unknown. `repeated` if the outcome of an
    /// earlier attempt is unknown.
    record Sending(String attempt, boolean repeated) implements Status {}

    /// The mail server accepted it.
    record Sent(Instant at) implements Status {}

    /// It will not be sent, or it is unknown whether it was.
    record NotSent(Reason reason, Instant at) implements Status {}
}
