package fr.spro.registration.spreadsheet;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/// A CSV file in any common encoding and separator.
final class CsvFile {

    private static final List<Character> SEPARATORS = List.of(';', ',', '\t', '|');

    /// A first line for Excel, which names the separator.
    private static final Pattern NAMED_SEPARATOR =
            Pattern.compile("\"?sep=([;,\\t|])\"?[;,\\t| ]{0,9}(?:\\r\\n|\\r|\\n)", Pattern.CASE_INSENSITIVE);

    private final Encoding encoding;
    private final String text;
    private final List<Character> separators;
    private final int linesBefore;

    CsvFile(byte[] file) throws UnreadableFile {
        var marked = marked(file);
        var unicode = marked.isPresent() ? marked : decoded(file, 0, UTF_8);
        encoding = isUtf16(file) ? Encoding.UTF_16 : unicode.isPresent() ? Encoding.UTF_8 : guess(file);
        var all = unicode.or(() -> encoding.decode(file)).orElseThrow(CsvFile::notATable);
        // A picture or another document; also UTF-16 without byte order mark.
        if (all.indexOf('\0') >= 0) throw notATable();
        var mark = 0;
        while (mark < all.length() && all.charAt(mark) == '\uFEFF') mark++;
        var named = NAMED_SEPARATOR.matcher(all).region(mark, all.length());
        var isNamed = named.lookingAt();
        separators = isNamed ? List.of(named.group(1).charAt(0)) : SEPARATORS;
        linesBefore = isNamed ? 1 : 0;
        text = all.substring(isNamed ? named.end() : mark);
    }

    /// @param known whether a heading is known; the separator that yields most known headings is used
    Lines lines(Predicate<String> known, int most) throws UnreadableFile {
        var separator = separators.stream()
                .max(Comparator.comparingLong(candidate -> headings(candidate, known)))
                .orElseThrow();
        return read(separator, most);
    }

    private long headings(char separator, Predicate<String> known) {
        try {
            return read(separator, Lines.MAX_TITLES).headings(known);
        } catch (UnreadableFile thisSeparator) {
            return 0;
        }
    }

    private Lines read(char separator, int most) throws UnreadableFile {
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(false)
                .get();
        var lines = new LineCollector(most, new FileLimit());
        var begin = linesBefore + 1;
        try (var limited = new LimitedRecords(text);
                var parser = CSVParser.parse(limited, format)) {
            var records = parser.iterator();
            while (!lines.isFull() && records.hasNext()) {
                lines.add(begin, List.of(records.next().values()), false);
                limited.begin();
                begin = linesBefore + (int) parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException | UncheckedIOException | IllegalStateException unreadable) {
            if (text.indexOf('"') < 0) throw new UnreadableFile("too-much-inside");
            throw new UnreadableFile(new FileCell(begin, "", "", "").violation("quotes"));
        }
        return lines.of(encoding);
    }

    private static boolean isUtf16(byte[] file) {
        return startsWith(file, 0xFF, 0xFE) || startsWith(file, 0xFE, 0xFF);
    }

    /// The text of a file with the byte order mark of UTF-16; empty if it has none.
    private static Optional<String> marked(byte[] file) throws UnreadableFile {
        if (!isUtf16(file)) return Optional.empty();
        var charset = startsWith(file, 0xFF, 0xFE) ? UTF_16LE : UTF_16BE;
        return Optional.of(decoded(file, 2, charset).orElseThrow(CsvFile::notATable));
    }

    private static Encoding guess(byte[] file) throws UnreadableFile {
        return Encoding.guess(file).orElseThrow(CsvFile::notATable);
    }

    private static UnreadableFile notATable() {
        return new UnreadableFile("not-a-table");
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
