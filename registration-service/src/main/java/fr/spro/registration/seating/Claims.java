package fr.spro.registration.seating;

import fr.spro.platform.messaging.outbox.TextId;

/// Reads claims from where they are kept.
public interface Claims {

    /// The claim as it is stored now.
    Claim get(TextId id);
}
