package fr.spro.registration.spreadsheet;

import java.io.IOException;
import java.math.BigDecimal;

/// Reads the text that a cell of a workbook shows. Formulas are read as their stored values.
///
/// @param strings the texts that cells share
record XlsxCell(XlsxStrings strings, XlsxStyles styles, boolean has1904Dates) {

    /// The error value for a formula that was never computed.
    static final String NOT_COMPUTED = "#?";

    /// At the beginning of a `c` element, which is read to its end.
    String read(XmlElements xml) throws IOException {
        var type = xml.attribute("t", "n");
        var format = styles.get(xml.number("s", 0));
        var value = new StringBuilder();
        var hasValue = false;
        var isValue = false;
        var isFormula = false;
        while (xml.next() && !"c".equals(xml.end())) {
            if ("is".equals(xml.begin())) return inline(xml);
            if ("f".equals(xml.begin())) isFormula = true;
            if ("v".equals(xml.begin())) hasValue = isValue = true;
            if ("v".equals(xml.end())) isValue = false;
            if (isValue) xml.appendText(value, XlsxStrings.MAX_LENGTH);
        }
        if (value.isEmpty()) return isFormula && !hasValue ? NOT_COMPUTED : "";
        return shown(type, value.toString(), format);
    }

    private String shown(String type, String value, CellFormat format) {
        return switch (type) {
            case "s" -> strings.get(value);
            case "n" -> format.show(new BigDecimal(value.strip()), has1904Dates);
            case "b" -> value.strip().equals("1") ? "TRUE" : "FALSE";
            default -> value;
        };
    }

    private static String inline(XmlElements xml) throws IOException {
        var text = XlsxStrings.text(xml, "is");
        while (xml.next() && !"c".equals(xml.end())) {
            // Extensions.
        }
        return text;
    }
}
