package fr.spro.registration.day;

import fr.spro.suite.LocalizedText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The picture of a day. Its file is stored apart, under its hash.
///
/// @param width of the file that the public page shows, in pixels
/// @param height likewise
/// @param alt what it shows, for people who do not see it; null if it only decorates
public record Picture(
        String hash, int width, int height, @Nullable LocalizedText alt) {

    public Picture described(@Nullable LocalizedText alt) {
        return new Picture(hash, width, height, alt);
    }

    /// Empty if it only decorates.
    public String altIn(Locale language) {
        return alt == null ? "" : alt.in(language);
    }
}
