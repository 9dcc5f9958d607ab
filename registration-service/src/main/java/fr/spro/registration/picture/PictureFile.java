package fr.spro.registration.picture;

import fr.spro.registration.day.Picture;
import fr.spro.suite.LocalizedText;
import java.awt.image.BufferedImage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// A picture in two widths, under the hash of its content: whoever has the address has always the same picture.
///
/// @param width of the large one
/// @param height of the large one
/// @param storedAt when it was last uploaded
record PictureFile(@Id String hash, int width, int height, byte[] large, byte[] small, Instant storedAt) {

    static final int LARGE = 1200;
    static final int SMALL = 600;

    private static final int HASH_BYTES = 16;

    static PictureFile of(BufferedImage picture, Instant now) {
        var large = JpegWriter.write(picture, LARGE);
        var width = Math.min(LARGE, picture.getWidth());
        var height = Math.max(1, Math.round((float) picture.getHeight() * width / picture.getWidth()));
        return new PictureFile(hash(large), width, height, large, JpegWriter.write(picture, SMALL), now);
    }

    Picture described(@Nullable LocalizedText alt) {
        return new Picture(hash, width, height, alt);
    }

    byte[] content(Size size) {
        return switch (size) {
            case LARGE -> large;
            case SMALL -> small;
        };
    }

    /// The width of a page, or half of it.
    enum Size {
        LARGE,
        SMALL
    }

    private static String hash(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
