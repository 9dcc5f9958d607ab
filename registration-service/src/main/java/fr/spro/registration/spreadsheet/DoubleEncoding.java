package fr.spro.registration.spreadsheet;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Recognises text that was saved in UTF-8, read in another encoding and saved again, such as `ZoÃ©`.
final class DoubleEncoding {

    private static final List<Charset> READ_AS = Stream.of("windows-1252", "ISO-8859-1", "x-MacRoman", "IBM850")
            .map(Charset::forName)
            .toList();

    private DoubleEncoding() {}

    /// The text as it was probably meant; empty if it is plausible as it is.
    static Optional<String> repair(String text) {
        if (text.chars().allMatch(letter -> letter < 0x80)) return Optional.empty();
        return READ_AS.stream()
                .flatMap(charset -> repair(text, charset).stream())
                .findFirst();
    }

    private static Optional<String> repair(String text, Charset readAs) {
        try {
            ByteBuffer bytes = readAs.newEncoder().encode(CharBuffer.wrap(text));
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException plausible) {
            return Optional.empty();
        }
    }
}
