package fr.spro.registration.spreadsheet;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.spro.registration.spreadsheet.Lines.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/// A CSV file in any common encoding and separator.
final class CsvFile {

    private static final List<Character> SEPARATORS = List.of(';', ',', '\t');
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final Encoding encoding;
    private final String text;

    CsvFile(byte[] file) throws UnreadableFile {
        if (startsWith(file, 0xFF, 0xFE)) {
            encoding = Encoding.UTF_16;
            text = decoded(file, 2, UTF_16LE).orElseThrow(() -> new UnreadableFile("not-a-table"));
        } else if (startsWith(file, 0xFE, 0xFF)) {
            encoding = Encoding.UTF_16;
            text = decoded(file, 2, UTF_16BE).orElseThrow(() -> new UnreadableFile("not-a-table"));
        } else {
            var mark = startsWith(file, 0xEF, 0xBB, 0xBF) ? 3 : 0;
            var unicode = decoded(file, mark, UTF_8);
            encoding = unicode.isPresent() ? Encoding.UTF_8 : Encoding.WINDOWS_1252;
            text = unicode.or(() -> decoded(file, 0, WINDOWS_1252))
                    .orElseThrow(() -> new UnreadableFile("not-a-table"));
        }
        // A picture or another document; also UTF-16 without byte order mark.
        if (text.indexOf('\0') >= 0) throw new UnreadableFile("not-a-table");
    }

    /// @param known whether a heading is known; the separator that yields most known headings is used
    Lines lines(Predicate<String> known, int most) throws UnreadableFile {
        var separator = SEPARATORS.stream()
                .max(Comparator.comparingLong(candidate -> headings(candidate, known)))
                .orElseThrow();
        return new Lines(encoding, read(separator, most));
    }

    private long headings(char separator, Predicate<String> known) {
        try {
            return read(separator, 1).stream()
                    .flatMap(header -> header.cells().stream())
                    .filter(known)
                    .count();
        } catch (UnreadableFile thisSeparator) {
            return 0;
        }
    }

    private List<Line> read(char separator, int most) throws UnreadableFile {
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(false)
                .get();
        var lines = new ArrayList<Line>();
        var begin = 1;
        try (var parser = CSVParser.parse(text, format)) {
            var records = parser.iterator();
            while (lines.size() < most && records.hasNext()) {
                var cells =
                        Arrays.stream(records.next().values()).map(Texts::clean).toList();
                var line = new Line(begin, cells);
                if (!line.isEmpty()) lines.add(line);
                begin = (int) parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException | UncheckedIOException | IllegalStateException quotes) {
            throw new UnreadableFile(new FileCell(begin, "", "", "").violation("quotes"));
        }
        return lines;
    }

    private static boolean startsWith(byte[] file, int... mark) {
        if (file.length < mark.length) return false;
        for (int i = 0; i < mark.length; i++) if (file[i] != (byte) mark[i]) return false;
        return true;
    }

    private static Optional<String> decoded(byte[] file, int from, Charset charset) {
        try {
            var bytes = ByteBuffer.wrap(file, from, file.length - from);
            return Optional.of(charset.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException otherCharset) {
            return Optional.empty();
        }
    }
}
