package fr.spro.registration.spreadsheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;

/// Excel workbooks, also malformed ones.
public final class Workbooks {

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
        var office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
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
                        .formatted(spreadsheet, office));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"%s/relationships\"><Relationship Id=\"r1\" Type=\"%s/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                        .formatted(packages, office));
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
