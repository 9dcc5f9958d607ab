package fr.spro.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/// Secret links, which open a page without an account: `id.generation.signature`.
///
/// The signature is the first 128 bits of HMAC-SHA256 over purpose, id and generation, with a key that only
/// the issuing service and the one that sends the mails have. Links are not stored; a higher generation
/// invalidates older ones.
public final class SecretLinks {

    private static final String ALGORITHM = "HmacSHA256";
    /// As long as the hash, since a shorter key could be guessed.
    private static final int KEY_BYTES = 32;

    private static final int SIGNATURE_BYTES = 16;
    private static final Pattern LINK = Pattern.compile("(.+)\\.(\\d{1,9})\\.([\\w-]+)");

    /// The content of a valid link.
    public record Link(String id, int generation) {}

    private final String purpose;
    private final String current;
    private final Map<String, byte[]> keys;

    /// @param current the id of the signing key; all `keys` are accepted, so that keys can be rotated
    SecretLinks(String purpose, String current, Map<String, byte[]> keys) {
        if (!keys.containsKey(current)) {
            throw new IllegalStateException("Missing link key spro.links.%s.keys.%s".formatted(purpose, current));
        }
        keys.forEach((id, key) -> {
            if (key.length < KEY_BYTES) {
                throw new IllegalStateException(
                        "spro.links.%s.keys.%s must have at least %d bytes".formatted(purpose, id, KEY_BYTES));
            }
        });
        this.purpose = purpose;
        this.current = current;
        this.keys = Map.copyOf(keys);
    }

    /// The links of one purpose, with the keys under `spro.links.<purpose>.keys` (Base64) and the id of the
    /// signing one under `spro.links.<purpose>.current` (`k1` if absent).
    ///
    /// @throws IllegalStateException if the signing key is missing or a key is too short
    public static SecretLinks forPurpose(Environment environment, String purpose) {
        var prefix = "spro.links." + purpose;
        var texts = Binder.get(environment)
                .bind(prefix + ".keys", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
        var keys = new HashMap<String, byte[]>();
        texts.forEach((id, text) -> keys.put(id, Base64.getDecoder().decode(text.strip())));
        return new SecretLinks(purpose, environment.getProperty(prefix + ".current", "k1"), keys);
    }

    /// Links of another purpose with the same keys: links of one purpose are invalid for the other.
    public SecretLinks withPurpose(String other) {
        return new SecretLinks(other, current, keys);
    }

    /// The link for this id and generation, as text in an address.
    public String text(String id, int generation) {
        return "%s.%d.%s".formatted(id, generation, signature(keys.get(current), id, generation));
    }

    /// A one-way hash of the text, for counting values that must not be stored.
    public String pseudonym(String text) {
        return signature(keys.get(current), "pseudonym|" + text, 0);
    }

    /// Verifies and parses the text. Signatures are compared in constant time.
    public Optional<Link> verify(String text) {
        var parts = LINK.matcher(text);
        if (!parts.matches()) return Optional.empty();
        var id = parts.group(1);
        var generation = Integer.parseInt(parts.group(2));
        var genuine = false;
        for (var key : keys.values()) {
            var expected = signature(key, id, generation).getBytes(UTF_8);
            genuine |= MessageDigest.isEqual(expected, parts.group(3).getBytes(UTF_8));
        }
        return genuine ? Optional.of(new Link(id, generation)) : Optional.empty();
    }

    private String signature(byte[] key, String id, int generation) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            var whole =
                    mac.doFinal("%s|%s|%d".formatted(purpose, id, generation).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, SIGNATURE_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
