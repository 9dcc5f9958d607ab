package fr.spro.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/// The input of the story.
record Samples(Path folder) {

    /// One row of the participants, in order of arrival.
    record Guest(
            int row,
            String firstName,
            String lastName,
            String email,
            String structure,
            List<String> workshops,
            String language,
            String needs) {

        String name() {
            return firstName + " " + lastName;
        }

        /// As in sorted lists.
        String listedName() {
            return lastName.toUpperCase(Locale.ROOT) + " " + firstName;
        }
    }

    private static final MonthDay THE_DAY = MonthDay.of(11, 19);

    List<Guest> guests() {
        return rows("participants.csv").stream()
                .map(row -> new Guest(
                        (int) row.getRecordNumber(),
                        row.get("first_name"),
                        row.get("last_name"),
                        row.get("email"),
                        row.get("structure"),
                        Arrays.stream(row.get("workshops").split(","))
                                .filter(workshop -> !workshop.isEmpty())
                                .toList(),
                        row.get("language"),
                        row.get("needs")))
                .toList();
    }

    List<CSVRecord> groups() {
        return rows("groups.csv");
    }

    List<CSVRecord> structures() {
        return rows("structures.csv");
    }

    byte[] file(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The day in the API's format, moved to the next 19 November.
    String day(LocalDate today) {
        return dayOn(next19November(today));
    }

    /// The same on another date.
    String dayOn(LocalDate date) {
        var written = new String(file("day.json"), java.nio.charset.StandardCharsets.UTF_8);
        return written.replaceAll("\\d{4}-11-19T", date + "T");
    }

    static LocalDate next19November(LocalDate today) {
        return today.with(THE_DAY).isAfter(today)
                ? today.with(THE_DAY)
                : today.plusYears(1).with(THE_DAY);
    }

    private List<CSVRecord> rows(String name) {
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(';')
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = format.parse(Files.newBufferedReader(folder.resolve(name)))) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
