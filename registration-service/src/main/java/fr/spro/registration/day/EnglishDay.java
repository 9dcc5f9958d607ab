package fr.spro.registration.day;

import org.jspecify.annotations.Nullable;

/// The English texts of a day. Where one is absent, the French one is shown.
public record EnglishDay(
        @Nullable String title,
        @Nullable String description,
        @Nullable String access) {

    public EnglishDay {
        title = orNull(title);
        description = orNull(description);
        access = orNull(access);
    }

    /// The same without the way to get there if that has no French text any more.
    public EnglishDay besides(@Nullable String frenchAccess) {
        return frenchAccess == null ? new EnglishDay(title, description, null) : this;
    }

    boolean isEmpty() {
        return title == null && description == null && access == null;
    }

    public static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
