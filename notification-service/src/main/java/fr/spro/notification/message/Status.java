package fr.spro.notification.message;

import fr.spro.contracts.DeliveryEvent.Reason;
import java.time.Instant;

/// Where a message is on its way.
public sealed interface Status {

    /// To be sent, or to be tried again, as soon as everything it needs is known.
    record Due(int tries) implements Status {}

    /// The mail server is being asked. While this stands and nobody works at it, the outcome is unknown; `again` says
    /// that it was unknown once before.
    record Sending(String attempt, boolean again) implements Status {}

    /// The mail server took it.
    record Sent(Instant at) implements Status {}

    /// It will not be sent, or nobody knows whether it was.
    record NotSent(Reason reason, Instant at) implements Status {}
}
