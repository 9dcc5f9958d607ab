package fr.spro.registration.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/// A CSV file of the directory: UTF-8, semicolons, a header. Collects what is wrong, with line and column.
final class DirectoryFile {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setDelimiter(';')
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,60}");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>\",;]{1,64}@[^@\\s<>\",;]+\\.[^@\\s<>\",;]+");

    /// What is wrong; `column` is empty if it is the line or the file.
    record Fault(long line, String column, Reason reason) {}

    enum Reason {
        NOT_UTF_8,
        NOT_CSV,
        COLUMN_MISSING,
        EMPTY,
        TOO_LONG,
        NOT_AN_ID,
        NOT_AN_ADDRESS,
        TWICE,
        UNKNOWN_GROUP,
        NO_ROWS
    }

    private static final int LONGEST = 200;

    private final List<Fault> faults = new ArrayList<>();
    private List<CSVRecord> rows = List.of();

    DirectoryFile(byte[] file, String... columns) {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            faults.add(new Fault(1, "", Reason.NOT_UTF_8));
            return;
        }
        if (text.startsWith("\uFEFF")) text = text.substring(1);
        try (var parser = CSVParser.parse(text, FORMAT)) {
            for (var column : columns) {
                if (!parser.getHeaderNames().contains(column)) {
                    faults.add(new Fault(1, column, Reason.COLUMN_MISSING));
                }
            }
            if (faults.isEmpty()) rows = parser.getRecords();
        } catch (IOException | IllegalArgumentException | java.io.UncheckedIOException e) {
            faults.add(new Fault(1, "", Reason.NOT_CSV));
            return;
        }
        if (faults.isEmpty() && rows.isEmpty()) faults.add(new Fault(1, "", Reason.NO_ROWS));
    }

    List<CSVRecord> rows() {
        return rows;
    }

    List<Fault> faults() {
        return faults;
    }

    void fault(CSVRecord row, String column, Reason reason) {
        // The header is line 1; values of several lines are not expected in a directory.
        faults.add(new Fault(row.getRecordNumber() + 1, column, reason));
    }

    /// A value that may be empty.
    String optional(CSVRecord row, String column) {
        var value = row.isSet(column) ? row.get(column) : "";
        if (value.length() > LONGEST) fault(row, column, Reason.TOO_LONG);
        return value;
    }

    String text(CSVRecord row, String column) {
        var value = optional(row, column);
        if (value.isEmpty()) fault(row, column, Reason.EMPTY);
        return value;
    }

    String id(CSVRecord row, String column) {
        var value = optional(row, column);
        if (!ID.matcher(value).matches()) fault(row, column, Reason.NOT_AN_ID);
        return value;
    }

    String address(CSVRecord row, String column) {
        var value = optional(row, column);
        if (!isAddress(value)) fault(row, column, Reason.NOT_AN_ADDRESS);
        return value;
    }

    private static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }
}
