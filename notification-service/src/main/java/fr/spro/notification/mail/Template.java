package fr.spro.notification.mail;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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
    ADDRESS_REGISTERED,
    CHANGED,
    DAY_CANCELLED,
    CANCELLED,
    LAPSED,
    ATTESTATION_READY,
    NO_SHOW,
    SURVEY_INVITATION,
    MATERIAL_SHIPPED;

    /// Those that the recipient has just asked for.
    private static final Set<Template> AWAITED =
            EnumSet.of(CONFIRM_ADDRESS, LINK_RENEWED, CONFIRM_NEW_ADDRESS, ADDRESS_REGISTERED);

    /// Those that go to many people at once, who have not asked for them.
    private static final Set<Template> TO_MANY =
            EnumSet.of(ATTESTATION_READY, NO_SHOW, SURVEY_INVITATION, MATERIAL_SHIPPED);

    /// Those that speak of a day to come: of a place, of what changes, of what to do before.
    private static final Set<Template> BEFORE_THE_END = EnumSet.of(
            CONFIRM_ADDRESS,
            CONFIRM_SOON,
            PLACE_CONFIRMED,
            PLACE_WAITING,
            PROMOTED,
            OFFER_EXPIRED,
            ADDRESS_REGISTERED,
            CHANGED,
            DAY_CANCELLED);

    public static Optional<Template> ofKey(String key) {
        return Arrays.stream(values())
                .filter(template -> template.key().equals(key))
                .findFirst();
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
        return this == CONFIRM_NEW_ADDRESS;
    }

    /// The key in message keys, headers and ids.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
