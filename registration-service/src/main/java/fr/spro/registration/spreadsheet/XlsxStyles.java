package fr.spro.registration.spreadsheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// The number formats of a workbook's cell styles.
final class XlsxStyles {

    private static final int MAX_STYLES = 100_000;

    private final List<CellFormat> formats = new ArrayList<>();

    static XlsxStyles read(XlsxParts parts, XlsxWorkbook workbook) throws IOException {
        var all = new XlsxStyles();
        var part = parts.find(workbook.styles());
        if (part.isEmpty()) return all;
        var known = new HashMap<Integer, CellFormat>();
        var isOfCells = false;
        try (var xml = part.get()) {
            while (xml.next()) {
                if ("cellXfs".equals(xml.begin())) isOfCells = true;
                if ("cellXfs".equals(xml.end())) isOfCells = false;
                if ("numFmt".equals(xml.begin())) {
                    known.put(xml.number("numFmtId", 0), CellFormat.of(xml.attribute("formatCode", "")));
                }
                if (isOfCells && "xf".equals(xml.begin())) {
                    all.formats.add(known.computeIfAbsent(xml.number("numFmtId", 0), CellFormat::builtIn));
                }
                if (known.size() > MAX_STYLES || all.formats.size() > MAX_STYLES) throw parts.exceeded();
            }
        }
        return all;
    }

    CellFormat get(int style) {
        return style < formats.size() ? formats.get(style) : CellFormat.GENERAL;
    }
}
