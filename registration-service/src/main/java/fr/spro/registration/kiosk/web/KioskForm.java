package fr.spro.registration.kiosk.web;

import org.jspecify.annotations.Nullable;

/// The input at a tablet, typed or from a badge reader.
public record KioskForm(@Nullable String who) {

    static final KioskForm EMPTY = new KioskForm("");

    String text() {
        return who == null ? "" : who.strip();
    }
}
