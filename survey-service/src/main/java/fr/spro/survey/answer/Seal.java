package fr.spro.survey.answer;

import fr.spro.survey.survey.SurveyId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Encrypts answers while they are stored with their invitation (AES-256-GCM), with one key per survey.
///
/// The key is a file in a folder that all instances share, outside the database; it is created for the first
/// answer. Once it is destroyed, answers in backups are unreadable. All sealed answers have the same
/// length, since they stand beside the person and the opened ones do not.
@Component
class Seal {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /// The length of every answer before it is encrypted.
    static final int PADDED_BYTES = 7_000;

    private static final byte PADDING = ' ';

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    Seal(@Value("${spro.survey.seal-folder}") Path folder) {
        this.folder = folder;
    }

    /// @param open JSON, which may be followed by spaces
    /// @throws IllegalArgumentException if it is longer than any allowed answer
    byte[] close(SurveyId survey, byte[] open) {
        try {
            if (!Files.exists(file(survey))) makeKey(file(survey));
            var nonce = randomBytes(NONCE_BYTES);
            var closed = crypt(Cipher.ENCRYPT_MODE, key(survey), nonce, padded(open));
            var sealed = Arrays.copyOf(nonce, NONCE_BYTES + closed.length);
            System.arraycopy(closed, 0, sealed, NONCE_BYTES, closed.length);
            return sealed;
        } catch (IOException e) {
            throw new UncheckedIOException("The key to seal an answer cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The decrypted answer; empty if its key is missing.
    Optional<byte[]> open(SurveyId survey, byte[] sealed) {
        try {
            var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
            var closed = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
            return Optional.of(withoutPadding(crypt(Cipher.DECRYPT_MODE, key(survey), nonce, closed)));
        } catch (NoSuchFileException | AEADBadTagException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Idempotent. A marker file stays, which tells a destroyed key from a folder that is missing.
    void destroyKey(SurveyId survey) {
        try {
            var marker = destroyedMarker(survey);
            Files.createDirectories(folder);
            if (!Files.exists(marker)) Files.write(marker, new byte[0]);
            Files.deleteIfExists(file(survey));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether a key of this survey was destroyed. Answers that a backup contains may need it; later ones
    /// have a new key.
    boolean isDestroyed(SurveyId survey) {
        return Files.exists(destroyedMarker(survey));
    }

    private static byte[] padded(byte[] open) {
        if (open.length > PADDED_BYTES) throw new IllegalArgumentException("The answer is longer than its seal");
        var padded = Arrays.copyOf(open, PADDED_BYTES);
        Arrays.fill(padded, open.length, PADDED_BYTES, PADDING);
        return padded;
    }

    /// An answer of an earlier version has none.
    private static byte[] withoutPadding(byte[] padded) {
        var length = padded.length;
        while (length > 0 && padded[length - 1] == PADDING) length--;
        return Arrays.copyOf(padded, length);
    }

    private SecretKeySpec key(SurveyId survey) throws IOException {
        return new SecretKeySpec(Files.readAllBytes(file(survey)), "AES");
    }

    /// The key is completely on disk before it gets its name, and never replaces one that another instance
    /// created at the same time.
    private void makeKey(Path file) throws IOException {
        Files.createDirectories(folder);
        var draft = Files.createTempFile(folder, "draft", null);
        try {
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(randomBytes(KEY_BYTES)));
                channel.force(true);
            }
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // The other instance's key is used.
        } finally {
            Files.delete(draft);
        }
    }

    private Path file(SurveyId survey) {
        return folder.resolve(URLEncoder.encode(survey.value(), StandardCharsets.UTF_8));
    }

    /// `~` is in no encoded name.
    private Path destroyedMarker(SurveyId survey) {
        return folder.resolve(file(survey).getFileName() + "~destroyed");
    }

    private byte[] randomBytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] crypt(int mode, SecretKeySpec key, byte[] nonce, byte[] text)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher.doFinal(text);
    }
}
