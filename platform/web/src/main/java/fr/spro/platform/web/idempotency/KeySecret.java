package fr.spro.platform.web.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// What a client, an operation and a key have in common. What is stored about a request is found and read
/// only while a client sends the key again, so the store holds no second copy of personal data.
public final class KeySecret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] secret;

    /// For a key that nobody can guess.
    public KeySecret(String client, String operation, String key) {
        this.secret = text(client, operation, key);
    }

    /// @param ofService so that a key that can be guessed does not suffice to read the store
    KeySecret(byte[] ofService, String client, String operation, String key) {
        this.secret = hmac(ofService, text(client, operation, key));
    }

    private static byte[] text(String client, String operation, String key) {
        return "%s|%s|%s".formatted(client, operation, key).getBytes(UTF_8);
    }

    /// The id of the stored answer.
    public String id() {
        return HexFormat.of().formatHex(derive("id"));
    }

    /// Tells whether two bodies are equal.
    String fingerprint(byte[] body) {
        return HexFormat.of().formatHex(hmac(derive("body"), body));
    }

    public byte[] encrypt(byte[] answer) {
        var iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        var encrypted = crypt(Cipher.ENCRYPT_MODE, iv, answer);
        return ByteBuffer.allocate(IV_BYTES + encrypted.length)
                .put(iv)
                .put(encrypted)
                .array();
    }

    public byte[] decrypt(byte[] stored) {
        return crypt(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(stored, IV_BYTES),
                Arrays.copyOfRange(stored, IV_BYTES, stored.length));
    }

    private byte[] crypt(int mode, byte[] iv, byte[] bytes) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(derive("answer"), "AES"), new GCMParameterSpec(TAG_BITS, iv));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] derive(String purpose) {
        return hmac(secret, purpose.getBytes(UTF_8));
    }

    private static byte[] hmac(byte[] key, byte[] bytes) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
