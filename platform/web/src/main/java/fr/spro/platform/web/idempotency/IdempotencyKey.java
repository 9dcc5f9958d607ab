package fr.spro.platform.web.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The header `Idempotency-Key` of a POST, or the hidden field of a form: requests with the same key create one
/// resource.
public final class IdempotencyKey {

    /// The header's name.
    public static final String HEADER = "Idempotency-Key";

    /// The hidden field of a form.
    public static final String FIELD = "request";

    private static final int HEX_DIGITS = 32;
    private static final Pattern OF_FORM = Pattern.compile("[a-z0-9-]{1,60}");

    private IdempotencyKey() {}

    /// The id of a resource that no other request creates, or the key of a form that is shown.
    public static String fresh() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /// The key of a form that was sent: a second press of its button sends the same one. It becomes part of an id, so
    /// one that no page gives is replaced.
    public static String ofForm(@Nullable String sent) {
        return sent != null && OF_FORM.matcher(sent).matches() ? sent : fresh();
    }

    /// The id of the resource that the request creates: the same for the same key, client and path; a new one
    /// without a key.
    public static String idFor(@Nullable String key, String client, String path) {
        if (key == null || key.isBlank()) return fresh();
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest("%s|%s|%s".formatted(client, path, key).getBytes(UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
