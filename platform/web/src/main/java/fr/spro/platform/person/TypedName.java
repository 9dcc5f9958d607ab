package fr.spro.platform.person;

import org.jspecify.annotations.Nullable;

/// The two names as they were typed, not checked yet.
public record TypedName(String first, String last) {

    /// Splits `whole` if neither name is there: forms and requests of before had one field.
    public static TypedName of(@Nullable String first, @Nullable String last, @Nullable String whole) {
        if (whole == null || whole.isBlank() || isTyped(first) || isTyped(last)) {
            return new TypedName(first == null ? "" : first, last == null ? "" : last);
        }
        var name = SplitName.of(whole);
        return new TypedName(name.first().value(), name.last().value());
    }

    private static boolean isTyped(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
