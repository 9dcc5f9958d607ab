package fr.spro.registration.spreadsheet;

import java.io.FilterReader;
import java.io.IOException;
import java.io.StringReader;

/// The text of a CSV file, which fails while a record is read that is longer than any list needs.
final class LimitedRecords extends FilterReader {

    private static final int MAX_LENGTH = 1_000_000;

    private int length;

    LimitedRecords(String text) {
        super(new StringReader(text));
    }

    /// Another record begins.
    void begin() {
        length = 0;
    }

    boolean isExceeded() {
        return length > MAX_LENGTH;
    }

    @Override
    public int read(char[] to, int from, int most) throws IOException {
        var read = super.read(to, from, most);
        length += Math.max(0, read);
        if (isExceeded()) throw new IOException("A record is too long");
        return read;
    }
}
