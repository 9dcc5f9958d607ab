package fr.spro.registration.spreadsheet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import fr.spro.registration.spreadsheet.Lines.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/// The first visible sheet of an Excel workbook. Formulas are read as their stored values.
final class XlsxFile {

    /// The error value for a formula that was never computed.
    static final String NOT_COMPUTED = "#?";

    private static final int MAX_UNPACKED = 100_000_000;
    private static final int MAX_PARTS = 1_000;
    private static final int MAX_NUMBER_LENGTH = 40;
    private static final Pattern NOT_OF_DATES = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.|(?i)general");
    private static final Pattern OF_DATES = Pattern.compile("[dmyhsDMYHS]");

    /// Excel has columns up to XFD; the library would allocate memory for any.
    private static final Pattern BEYOND_THE_LAST_COLUMN =
            Pattern.compile("<(\\w+:)?c\\s[^>]{0,200}?\\br=[\"'][A-Za-z]{4}");
    private static final int MAX_PROLOGUE = 300;

    private final byte[] file;

    XlsxFile(byte[] file) throws UnreadableFile {
        this.file = file;
        try {
            checkSize();
        } catch (IOException | IllegalArgumentException broken) {
            throw new UnreadableFile("not-a-table");
        }
    }

    Lines lines(int most) throws UnreadableFile {
        var lines = new ArrayList<Line>();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true));
                var rows = visible(workbook).openStream()) {
            var each = rows.iterator();
            while (lines.size() < most && each.hasNext()) {
                var line = line(each.next());
                if (!line.isEmpty()) lines.add(line);
            }
        } catch (IOException | RuntimeException notAWorkbook) {
            // The library throws various exceptions for unexpected content.
            throw new UnreadableFile("not-a-table");
        }
        return new Lines(Encoding.XLSX, lines);
    }

    /// Protects against zip bombs.
    private void checkSize() throws IOException, UnreadableFile {
        var unpacked = 0L;
        var parts = 0;
        var buffer = new byte[64 * 1024];
        // By the central directory, as the library reads it.
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .get()) {
            for (var part : Collections.list(zip.getEntries())) {
                if (++parts > MAX_PARTS) throw new UnreadableFile("too-large");
                var before = "";
                try (var content = zip.getInputStream(part)) {
                    for (int read = fill(content, buffer); read >= 0; read = fill(content, buffer)) {
                        unpacked += read;
                        if (unpacked > MAX_UNPACKED) throw new UnreadableFile("too-large");
                        var text = before + new String(buffer, 0, read, ISO_8859_1);
                        if (BEYOND_THE_LAST_COLUMN.matcher(text).find()) throw new UnreadableFile("not-a-table");
                        before = text.substring(Math.max(0, text.length() - MAX_PROLOGUE));
                    }
                }
            }
        }
    }

    private static int fill(InputStream from, byte[] buffer) throws IOException {
        var read = from.readNBytes(buffer, 0, buffer.length);
        return read == 0 ? -1 : read;
    }

    private static Sheet visible(ReadableWorkbook workbook) {
        return workbook.getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .findFirst()
                .orElseGet(workbook::getFirstSheet);
    }

    private static Line line(Row row) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(Texts.clean(text(row.getOptionalCell(i).orElse(null))));
        }
        return new Line(row.getRowNum(), List.copyOf(cells));
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null) return "";
        if (cell.getType() == CellType.FORMULA && cell.getRawValue() == null) return NOT_COMPUTED;
        var isNumber = cell.getValue() instanceof BigDecimal;
        if (isNumber && isDate(cell.getDataFormatString())) return date(cell);
        return isNumber ? number((BigDecimal) cell.getValue()) : cell.getText();
    }

    private static boolean isDate(@Nullable String format) {
        return format != null
                && OF_DATES.matcher(NOT_OF_DATES.matcher(format).replaceAll("")).find();
    }

    private static String date(Cell cell) {
        var date = cell.asDate();
        return date.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? date.toLocalDate().toString()
                : date.toString();
    }

    private static String number(BigDecimal number) {
        if (Math.abs(number.scale()) > MAX_NUMBER_LENGTH || number.precision() > MAX_NUMBER_LENGTH)
            return number.toString();
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
