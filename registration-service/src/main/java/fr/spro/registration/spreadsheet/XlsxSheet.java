package fr.spro.registration.spreadsheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a sheet. Empty rows and cells cost no memory, however many have a style.
final class XlsxSheet {

    /// Excel has columns up to XFD.
    private static final int MAX_COLUMN_LETTERS = 3;

    private final XmlElements xml;
    private final XlsxCell cell;
    private int row;
    private boolean isHidden;
    private final List<String> cells = new ArrayList<>();

    XlsxSheet(XmlElements xml, XlsxCell cell) {
        this.xml = xml;
        this.cell = cell;
    }

    void read(LineCollector lines) throws IOException, UnreadableFile {
        var column = 0;
        while (!lines.isFull() && xml.next()) {
            if ("sheetData".equals(xml.end())) return;
            if ("row".equals(xml.begin())) {
                row = xml.number("r", row + 1);
                isHidden = xml.isTrue("hidden");
                column = 0;
                cells.clear();
            } else if ("c".equals(xml.begin())) {
                column = column(xml.attribute("r"), column);
                put(column++, cell.read(xml));
            } else if ("row".equals(xml.end())) {
                lines.add(row, cells, isHidden);
            }
        }
    }

    private void put(int column, String text) throws UnreadableFile {
        if (text.isEmpty()) return;
        if (column >= LineCollector.MAX_COLUMNS) throw LineCollector.tooManyColumns(row, text);
        while (cells.size() < column) cells.add("");
        cells.add(text);
    }

    /// The column of a cell's address, counted from 0; without address, the next one.
    private static int column(@Nullable String address, int next) throws IOException {
        if (address == null) return next;
        var column = 0;
        var letters = 0;
        while (letters < address.length() && Character.isLetter(address.charAt(letters))) {
            if (letters == MAX_COLUMN_LETTERS) throw new IOException("No column of a sheet");
            column = column * 26 + Character.toUpperCase(address.charAt(letters++)) - 'A' + 1;
        }
        if (column < next + 1) throw new IOException("No column after the one before");
        return column - 1;
    }
}
