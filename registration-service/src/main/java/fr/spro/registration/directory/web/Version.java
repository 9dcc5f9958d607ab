package fr.spro.registration.directory.web;

import org.jspecify.annotations.Nullable;

/// The version that a form was opened with. What is no number is no version, so its form counts as overtaken.
final class Version {

    private static final long NONE = -1;

    private Version() {}

    static long of(@Nullable String text) {
        try {
            return text == null ? NONE : Long.parseLong(text.strip());
        } catch (NumberFormatException nonsense) {
            return NONE;
        }
    }
}
