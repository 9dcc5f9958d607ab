package fr.spro.registration.spreadsheet;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/// The parts of a workbook. They are unpacked as a stream, and reading fails at a limit.
final class XlsxParts implements Closeable {

    private static final int MAX_PARTS = 1_000;

    /// Begins each entry of the table of contents.
    private static final byte[] ENTRY = {'P', 'K', 1, 2};

    private static final long MAX_UNPACKED = 200_000_000;

    /// The most bytes without a tag. The longest text of a cell has 32 767 characters.
    private static final int MAX_WITHOUT_TAG = 1_000_000;

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new HashMap<>();
    private long unpacked;
    private boolean isExceeded;

    XlsxParts(byte[] file) throws IOException, UnreadableFile {
        // Before the table of contents is read: each entry takes a kilobyte, and its own count may be wrong.
        if (entries(file) > MAX_PARTS) throw new UnreadableFile("too-much-inside");
        zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .get();
        var all = zip.getEntries();
        while (all.hasMoreElements()) {
            var entry = all.nextElement();
            entries.putIfAbsent(key(entry.getName()), entry);
        }
    }

    private static int entries(byte[] file) {
        var count = 0;
        for (int i = 0; i + ENTRY.length <= file.length; i++) {
            if (file[i] == 'P' && Arrays.equals(file, i, i + ENTRY.length, ENTRY, 0, ENTRY.length)) count++;
        }
        return count;
    }

    /// Whether reading failed at a limit.
    boolean isExceeded() {
        return isExceeded;
    }

    Optional<XmlElements> find(String path) throws IOException {
        var entry = entries.get(key(path));
        return entry == null
                ? Optional.empty()
                : Optional.of(new XmlElements(new LimitedStream(zip.getInputStream(entry))));
    }

    XmlElements get(String path) throws IOException {
        return find(path).orElseThrow(() -> new IOException("No part " + path));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static String key(String path) {
        var name = path.startsWith("/") ? path.substring(1) : path;
        return name.toLowerCase(Locale.ROOT);
    }

    IOException exceeded() {
        isExceeded = true;
        return new IOException("The workbook exceeds a limit");
    }

    private final class LimitedStream extends FilterInputStream {

        private int withoutTag;

        LimitedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            var read = super.read(to, from, length);
            if (read < 0) return read;
            unpacked += read;
            for (int i = from; i < from + read; i++) {
                if (to[i] == '<') withoutTag = 0;
                else if (++withoutTag > MAX_WITHOUT_TAG) throw exceeded();
            }
            if (unpacked > MAX_UNPACKED) throw exceeded();
            return read;
        }
    }
}
