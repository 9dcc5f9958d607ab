package fr.spro.registration.allocation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Breaks ties between equal wishes by a number per registration and slot, which anybody can compute from the
/// seed.
final class Lottery {

    private final String seed;

    Lottery(String seed) {
        this.seed = seed;
    }

    /// The lowest comes first: SHA-256 of `seed|slot|registration`, in hexadecimal.
    String number(String slot, String registration) {
        return sha256("%s|%s|%s".formatted(seed, slot, registration));
    }

    /// The commitment to a seed, which is published before the seed is used.
    static String fingerprint(String seed) {
        return sha256(seed);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
