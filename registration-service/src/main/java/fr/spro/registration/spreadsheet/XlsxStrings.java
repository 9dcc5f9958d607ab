package fr.spro.registration.spreadsheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The texts that the cells of a workbook share.
final class XlsxStrings {

    /// Of the text of a cell, in Excel.
    static final int MAX_LENGTH = 32_767;

    private final List<String> strings = new ArrayList<>();

    static XlsxStrings read(XlsxParts parts, XlsxWorkbook workbook, FileLimit limit)
            throws IOException, UnreadableFile {
        var all = new XlsxStrings();
        var part = parts.find(workbook.strings());
        if (part.isEmpty()) return all;
        try (var xml = part.get()) {
            while (xml.next()) {
                if (!"si".equals(xml.begin())) continue;
                var string = text(xml, "si");
                limit.add(1, string.length());
                all.strings.add(string);
            }
        }
        return all;
    }

    String get(String index) {
        return strings.get(Integer.parseInt(index.strip()));
    }

    /// The text of an element and of its parts in several fonts, without hints on pronunciation.
    static String text(XmlElements xml, String element) throws IOException {
        var text = new StringBuilder();
        var isText = false;
        var isHint = false;
        while (xml.next() && !element.equals(xml.end())) {
            if ("rPh".equals(xml.begin())) isHint = true;
            if ("rPh".equals(xml.end())) isHint = false;
            if ("t".equals(xml.begin())) isText = !isHint;
            if ("t".equals(xml.end())) isText = false;
            if (isText) xml.appendText(text, MAX_LENGTH);
        }
        return text.toString();
    }
}
