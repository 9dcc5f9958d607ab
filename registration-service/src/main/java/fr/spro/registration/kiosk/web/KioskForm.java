package fr.spro.registration.kiosk.web;

import org.jspecify.annotations.Nullable;

/// What somebody typed at a tablet, or a reader of badges in their place.
public record KioskForm(@Nullable String who) {

    static final KioskForm EMPTY = new KioskForm("");

    String text() {
        return who == null ? "" : who.strip();
    }
}
