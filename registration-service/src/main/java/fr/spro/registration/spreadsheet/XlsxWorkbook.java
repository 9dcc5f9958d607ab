package fr.spro.registration.spreadsheet;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The table of contents of a workbook.
///
/// @param has1904Dates whether days are counted from 1904, as on early Macs
/// @param strings the path of the shared strings, which may be missing
/// @param styles the path of the styles, which may be missing
record XlsxWorkbook(List<Sheet> sheets, boolean has1904Dates, String strings, String styles) {

    record Sheet(String name, String path, boolean isVisible) {}

    private record Target(String type, String path) {}

    static XlsxWorkbook read(XlsxParts parts) throws IOException {
        var path = ofType(targets(parts, "", "_rels/.rels"), "officeDocument").orElse("xl/workbook.xml");
        var directory = path.substring(0, path.lastIndexOf('/') + 1);
        var targets = targets(parts, directory, directory + "_rels/" + path.substring(directory.length()) + ".rels");
        var sheets = new ArrayList<Sheet>();
        var has1904Dates = false;
        try (var xml = parts.get(path)) {
            while (xml.next()) {
                if ("workbookPr".equals(xml.begin())) has1904Dates = xml.isTrue("date1904");
                if (!"sheet".equals(xml.begin())) continue;
                var target = targets.get(xml.attribute("id", ""));
                if (target == null || !target.type().endsWith("/worksheet")) continue;
                var isVisible = "visible".equals(xml.attribute("state", "visible"));
                sheets.add(new Sheet(xml.attribute("name", ""), target.path(), isVisible));
            }
        }
        return new XlsxWorkbook(
                sheets,
                has1904Dates,
                ofType(targets, "sharedStrings").orElse(directory + "sharedStrings.xml"),
                ofType(targets, "styles").orElse(directory + "styles.xml"));
    }

    /// The visible sheets; all if none is.
    List<Sheet> readable() {
        var visible = sheets.stream().filter(Sheet::isVisible).toList();
        return visible.isEmpty() ? sheets : visible;
    }

    private static Optional<String> ofType(Map<String, Target> targets, String type) {
        return targets.values().stream()
                .filter(target -> target.type().endsWith("/" + type))
                .map(Target::path)
                .findFirst();
    }

    private static Map<String, Target> targets(XlsxParts parts, String directory, String path) throws IOException {
        var targets = new HashMap<String, Target>();
        var part = parts.find(path);
        if (part.isEmpty()) return targets;
        try (var xml = part.get()) {
            while (xml.next()) {
                if (!"Relationship".equals(xml.begin()) || "External".equals(xml.attribute("TargetMode"))) continue;
                var written = xml.attribute("Target", "").replace('\\', '/').replace(" ", "%20");
                var target =
                        URI.create("/" + directory).resolve(written).getPath().substring(1);
                targets.put(xml.attribute("Id", ""), new Target(xml.attribute("Type", ""), target));
            }
        }
        return targets;
    }
}
