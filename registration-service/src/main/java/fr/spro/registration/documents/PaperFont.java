package fr.spro.registration.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// A font of the documents. It has no ligatures: "ff" is copied from a document as two letters.
final class PaperFont {

    private static final String FILE = "/net/sf/jasperreports/fonts/dejavu/DejaVuSansCondensed%s.ttf";

    /// The header of a font file, and the entry of a table in its directory.
    private static final int HEADER = 12;

    private static final int NUMBER_OF_TABLES = 4;
    private static final int ENTRY = 16;

    /// The table of substitutions, and a name that readers of fonts pass over.
    private static final byte[] SUBSTITUTIONS = "GSUB".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] UNUSED = "----".getBytes(StandardCharsets.US_ASCII);

    static final PaperFont REGULAR = new PaperFont("");
    static final PaperFont BOLD = new PaperFont("-Bold");

    private final byte[] file;
    private final CmapLookup letters;

    private PaperFont(String style) {
        try (var resource = PaperFont.class.getResourceAsStream(FILE.formatted(style))) {
            file = withoutSubstitutions(Objects.requireNonNull(resource).readAllBytes());
            letters = new TTFParser().parse(new RandomAccessReadBuffer(file)).getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream open() {
        return new ByteArrayInputStream(file);
    }

    boolean has(int letter) {
        return letters.getGlyphId(letter) != 0;
    }

    private static byte[] withoutSubstitutions(byte[] file) {
        var bytes = ByteBuffer.wrap(file);
        for (int i = 0; i < bytes.getShort(NUMBER_OF_TABLES); i++) {
            var at = HEADER + i * ENTRY;
            var name = new byte[SUBSTITUTIONS.length];
            bytes.get(at, name);
            if (Arrays.equals(name, SUBSTITUTIONS)) bytes.put(at, UNUSED);
        }
        return file;
    }
}
