package fr.spro.registration.spreadsheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;

/// Excel workbooks, also malformed ones.
public final class Workbooks {

    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private Workbooks() {}

    @SafeVarargs
    public static byte[] of(List<String>... rows) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Tests", null)) {
            var sheet = workbook.newWorksheet("A");
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < rows[i].size(); j++) sheet.value(i, j, rows[i].get(j));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// One sheet with these rows. Style 1 is that of a date.
    static byte[] sheet(String rows) {
        return zip(parts(rows));
    }

    /// Several sheets, by name; a name that begins with a dot is that of a hidden sheet.
    static byte[] sheets(Map<String, String> rows) {
        var parts = parts("");
        var sheets = new StringBuilder();
        var targets = new StringBuilder();
        rows.forEach((name, content) -> {
            var state = name.startsWith(".") ? "hidden" : "visible";
            var path = "worksheets/%s.xml".formatted(name);
            sheets.append("<sheet name=\"%1$s\" sheetId=\"9\" state=\"%2$s\" r:id=\"%1$s\"/>".formatted(name, state));
            targets.append(
                    "<Relationship Id=\"%s\" Type=\"%s/worksheet\" Target=\"%s\"/>".formatted(name, OFFICE, path));
            parts.put("xl/" + path, "<worksheet><sheetData>%s</sheetData></worksheet>".formatted(content));
        });
        parts.put(
                "xl/workbook.xml", "<workbook xmlns:r=\"%s\"><sheets>%s</sheets></workbook>".formatted(OFFICE, sheets));
        parts.put("xl/_rels/workbook.xml.rels", "<Relationships>%s</Relationships>".formatted(targets));
        return zip(parts);
    }

    /// A sheet whose numbers have this format.
    public static byte[] formatted(String format, String rows) {
        var parts = parts(rows);
        parts.computeIfPresent(
                "xl/styles.xml",
                (_, styles) -> styles.replace("<cellXfs", """
                    <numFmts><numFmt numFmtId="164" formatCode="%s"/></numFmts><cellXfs\
                    """.formatted(format))
                        .replace("</cellXfs>", "<xf numFmtId=\"164\"/></cellXfs>"));
        return zip(parts);
    }

    /// A sheet whose cells refer to shared texts.
    static byte[] shared(List<String> texts, String rows) {
        var parts = parts(rows);
        parts.put(
                "xl/sharedStrings.xml",
                texts.stream().collect(Collectors.joining("</t></si><si><t>", "<sst><si><t>", "</t></si></sst>")));
        return zip(parts);
    }

    /// A cell with a text.
    public static String cell(String text) {
        return "<c t=\"str\"><v>%s</v></c>".formatted(text);
    }

    /// A row of texts.
    public static String row(int number, String... texts) {
        return Stream.of(texts)
                .map(Workbooks::cell)
                .collect(Collectors.joining("", "<row r=\"%d\">".formatted(number), "</row>"));
    }

    /// Small as a file and 200 MB when unpacked.
    static byte[] bomb() {
        return zip(parts("<row r=\"1\"/>" + " ".repeat(200_000_000)));
    }

    static byte[] zip(Map<String, String> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Map<String, String> parts(String rows) {
        var packages = "http://schemas.openxmlformats.org/package/2006";
        var spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        var parts = new LinkedHashMap<String, String>();
        parts.put("[Content_Types].xml", """
            <Types xmlns="%s/content-types">
              <Override PartName="/xl/workbook.xml" ContentType="%ssheet.main+xml"/>
              <Override PartName="/xl/worksheets/sheet1.xml" ContentType="%sworksheet+xml"/>
              <Override PartName="/xl/styles.xml" ContentType="%sstyles+xml"/>
            </Types>
            """.formatted(packages, type, type, type));
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                        .formatted(spreadsheet, OFFICE));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"%s/relationships\"><Relationship Id=\"r1\" Type=\"%s/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                        .formatted(packages, OFFICE));
        parts.put(
                "xl/styles.xml",
                "<styleSheet xmlns=\"%s\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>"
                        .formatted(spreadsheet));
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>".formatted(spreadsheet, rows));
        return parts;
    }
}
