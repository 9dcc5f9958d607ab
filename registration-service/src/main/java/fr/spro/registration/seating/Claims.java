package fr.spro.registration.seating;

import fr.spro.platform.messaging.outbox.TextId;

/// Reads claims; implemented by the enrolment.
public interface Claims {

    /// The claim as currently stored.
    Claim get(TextId id);
}
