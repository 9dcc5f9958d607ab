package fr.spro.registration.allocation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Decides between equal wishes: a number for each person and each slot, which anybody can work out
/// again from the seed.
final class Lottery {

    private final String seed;

    Lottery(String seed) {
        this.seed = seed;
    }

    /// The lower one goes first: SHA-256 of `seed|slot|registration`, in hexadecimal.
    String number(String slot, String registration) {
        return sha256("%s|%s|%s".formatted(seed, slot, registration));
    }

    /// What is shown of a seed before it is used, so that it cannot be changed unnoticed.
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
