package fr.spro.registration.picture;

import fr.spro.platform.violation.Violation;
import fr.spro.suite.LocalizedText;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What people read who do not see a picture: a description in both languages, or that it only decorates.
public record AltText(@Nullable String altFrench, @Nullable String altEnglish, boolean decorative) {

    public static final int MAX_LENGTH = 300;

    /// None for a picture that only decorates.
    public @Nullable LocalizedText description() {
        return decorative || altFrench == null ? null : new LocalizedText(altFrench.strip(), altEnglish);
    }

    List<Violation> violations() {
        if (decorative) return List.of();
        return Stream.of(missing("altFrench", altFrench), missing("altEnglish", altEnglish))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Violation> missing(String field, @Nullable String text) {
        return text == null || text.isBlank() ? List.of(Violation.of(field, "alt-missing")) : List.of();
    }
}
