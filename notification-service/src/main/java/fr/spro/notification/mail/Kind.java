package fr.spro.notification.mail;

import fr.spro.platform.messaging.outbox.TextValue;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A kind of message, with one purpose. It is stored as a text, so that this version can read a message
/// whose kind only a newer one knows.
///
/// @param value such as `PLACE_CONFIRMED`
public record Kind(String value) implements TextValue {

    public static final Kind CONFIRM_ADDRESS = new Kind("CONFIRM_ADDRESS");
    public static final Kind CONFIRM_SOON = new Kind("CONFIRM_SOON");
    public static final Kind PLACE_CONFIRMED = new Kind("PLACE_CONFIRMED");
    public static final Kind PLACE_WAITING = new Kind("PLACE_WAITING");
    public static final Kind PROMOTED = new Kind("PROMOTED");
    public static final Kind OFFER_EXPIRED = new Kind("OFFER_EXPIRED");
    public static final Kind LINK_RENEWED = new Kind("LINK_RENEWED");
    public static final Kind CONFIRM_NEW_ADDRESS = new Kind("CONFIRM_NEW_ADDRESS");
    public static final Kind ADDRESS_REGISTERED = new Kind("ADDRESS_REGISTERED");
    public static final Kind CHANGED = new Kind("CHANGED");
    public static final Kind DAY_CANCELLED = new Kind("DAY_CANCELLED");
    public static final Kind CANCELLED = new Kind("CANCELLED");
    public static final Kind LAPSED = new Kind("LAPSED");
    public static final Kind ATTESTATION_READY = new Kind("ATTESTATION_READY");
    public static final Kind NO_SHOW = new Kind("NO_SHOW");
    public static final Kind SURVEY_INVITATION = new Kind("SURVEY_INVITATION");
    public static final Kind MATERIAL_SHIPPED = new Kind("MATERIAL_SHIPPED");

    /// In the order of a registration.
    private static final List<Kind> KNOWN = List.of(
            CONFIRM_ADDRESS,
            CONFIRM_SOON,
            PLACE_CONFIRMED,
            PLACE_WAITING,
            PROMOTED,
            OFFER_EXPIRED,
            LINK_RENEWED,
            CONFIRM_NEW_ADDRESS,
            ADDRESS_REGISTERED,
            CHANGED,
            DAY_CANCELLED,
            CANCELLED,
            LAPSED,
            ATTESTATION_READY,
            NO_SHOW,
            SURVEY_INVITATION,
            MATERIAL_SHIPPED);

    /// Those that the recipient has just asked for.
    private static final Set<Kind> AWAITED =
            Set.of(CONFIRM_ADDRESS, LINK_RENEWED, CONFIRM_NEW_ADDRESS, ADDRESS_REGISTERED);

    /// Those that go to many people at once, who have not asked for them.
    private static final Set<Kind> TO_MANY = Set.of(ATTESTATION_READY, NO_SHOW, SURVEY_INVITATION, MATERIAL_SHIPPED);

    /// Those that speak of a day to come: of a place, of what changes, of what to do before.
    private static final Set<Kind> BEFORE_THE_END = Set.of(
            CONFIRM_ADDRESS,
            CONFIRM_SOON,
            PLACE_CONFIRMED,
            PLACE_WAITING,
            PROMOTED,
            OFFER_EXPIRED,
            ADDRESS_REGISTERED,
            CHANGED,
            DAY_CANCELLED);

    /// Those that this version can write and send.
    public static List<Kind> known() {
        return KNOWN;
    }

    /// The kind with this key, known or not.
    public static Kind ofKey(String key) {
        return new Kind(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public boolean isKnown() {
        return KNOWN.contains(this);
    }

    /// Whether the recipient has just asked for it and waits for it.
    public boolean isAwaited() {
        return AWAITED.contains(this);
    }

    /// Whether it can wait until what somebody waits for was sent.
    public boolean goesToMany() {
        return TO_MANY.contains(this);
    }

    /// Whether nobody needs it any more once the day is over.
    public boolean endsWithTheDay() {
        return BEFORE_THE_END.contains(this);
    }

    /// Whether it goes to the address that the recipient wants to have from now on.
    public boolean goesToNewAddress() {
        return equals(CONFIRM_NEW_ADDRESS);
    }

    /// The key in message keys, headers, ids and the API, such as `place-confirmed`.
    public String key() {
        return value.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return key();
    }
}
