package fr.spro.registration.enrolment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A digest of some values, the same in every process. A form carries the digest of the data it was opened with, to
/// detect lost updates.
public final class Fingerprint {

    private static final int BYTES = 12;

    private Fingerprint() {}

    public static String of(@Nullable Object... values) {
        var text = Arrays.stream(values).map(String::valueOf).collect(Collectors.joining("\0"));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
