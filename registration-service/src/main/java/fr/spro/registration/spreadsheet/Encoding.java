package fr.spro.registration.spreadsheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The character encoding of a file.
public enum Encoding {
    UTF_8(null),
    UTF_16(null),
    /// Guessed, like the two that follow: accents may be wrong.
    WINDOWS_1252("windows-1252"),
    MAC_ROMAN("x-MacRoman"),
    /// The code page of MS-DOS in Western Europe. Accents of French are the same in code page 437.
    DOS("IBM850"),
    XLSX(null);

    /// Letters and signs of French by how frequent they are, the most frequent ones last.
    private static final String[] FRENCH = {"äöüÿæñÆÄÖÜŸ“”", "ÉÈÊËÀÂÇÎÏÔÙÛŒ«»€°–…\u00A0", "îôûùëïâœ’", "éèêàç"};

    private static final int NOT_FRENCH = -3;

    private final @Nullable String charset;

    Encoding(@Nullable String charset) {
        this.charset = charset;
    }

    public boolean isGuessed() {
        return charset != null;
    }

    /// The encoding without a mark in which the text looks most like French.
    static Optional<Encoding> guess(byte[] file) {
        return Arrays.stream(values())
                .filter(Encoding::isGuessed)
                .filter(one -> one.decode(file).isPresent())
                .max(Comparator.comparingLong(
                                (Encoding one) -> score(one.decode(file).orElseThrow()))
                        .thenComparing(Comparator.reverseOrder()));
    }

    /// The text in a guessed encoding; empty if it is impossible.
    Optional<String> decode(byte[] file) {
        try {
            var decoder = Charset.forName(charset).newDecoder();
            return Optional.of(decoder.decode(ByteBuffer.wrap(file)).toString());
        } catch (CharacterCodingException otherCharset) {
            return Optional.empty();
        }
    }

    private static long score(String text) {
        return text.chars()
                .filter(letter -> letter >= 0x80)
                .map(Encoding::score)
                .sum();
    }

    private static int score(int letter) {
        for (int i = 0; i < FRENCH.length; i++) if (FRENCH[i].indexOf(letter) >= 0) return i + 1;
        return NOT_FRENCH;
    }
}
