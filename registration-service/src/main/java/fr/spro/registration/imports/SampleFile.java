package fr.spro.registration.imports;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.Structures;
import fr.spro.registration.enrolment.Listing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.springframework.stereotype.Component;

/// A template file with the known columns and two example people.
@Component
public class SampleFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<String> HEADER = List.of(
            "Prénom", "Nom de famille", "E-mail", "Langue", "Structure", "Ateliers", "Besoins", "Date d’inscription");

    private static final String UNLISTED = "Une association hors liste";

    private final Structures structures;

    SampleFile(Structures structures) {
        this.structures = structures;
    }

    public byte[] csv(RegionalDay day) throws IOException {
        var text = new StringWriter();
        text.write(BYTE_ORDER_MARK);
        try (var printer =
                new CSVPrinter(text, CSVFormat.EXCEL.builder().setDelimiter(';').get())) {
            for (var row : rows(day)) printer.printRecord(row);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    public byte[] xlsx(RegionalDay day) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "SPRO", null)) {
            var sheet = workbook.newWorksheet("Inscriptions");
            var rows = rows(day);
            for (int i = 0; i < rows.size(); i++) {
                for (int j = 0; j < rows.get(i).size(); j++)
                    sheet.value(i, j, rows.get(i).get(j));
            }
            sheet.freezePane(0, 1);
        }
        return bytes.toByteArray();
    }

    private List<List<String>> rows(RegionalDay day) {
        var chosen = day.slots().stream()
                .map(slot -> slot.workshops().getFirst().title())
                .toList();
        // A structure with a unique name, if the directory has one.
        var structure = structures.findAllByOrderByName().stream()
                .collect(Collectors.groupingBy(one -> Listing.normalise(one.name()), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(sameName -> sameName.size() == 1)
                .map(sameName -> sameName.getFirst().name())
                .findFirst()
                .orElse(UNLISTED);
        return List.of(
                HEADER,
                List.of(
                        "Camille",
                        "Exemple",
                        "camille.exemple@example.org",
                        "fr",
                        structure,
                        String.join(" | ", chosen),
                        "",
                        "19/10/2026 09:30"),
                List.of(
                        "Sam",
                        "Example",
                        "sam.example@example.org",
                        "en",
                        UNLISTED,
                        "",
                        "Accès en fauteuil",
                        "20/10/2026"));
    }
}
