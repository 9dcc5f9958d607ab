package fr.spro.notification.message;

import java.util.Locale;

/// The kinds of message, each with one purpose.
public enum Template {
    CONFIRM_ADDRESS,
    CONFIRM_SOON,
    PLACE_CONFIRMED,
    PLACE_WAITING,
    PROMOTED,
    OFFER_EXPIRED,
    LINK_RENEWED,
    CONFIRM_NEW_ADDRESS,
    CHANGED,
    DAY_CANCELLED,
    CANCELLED,
    LAPSED,
    ATTESTATION_READY,
    NO_SHOW,
    SURVEY_INVITATION,
    MATERIAL_SHIPPED;

    /// The key in message keys, headers and ids.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
