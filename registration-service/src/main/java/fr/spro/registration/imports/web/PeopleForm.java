package fr.spro.registration.imports.web;

import fr.spro.platform.person.TypedName;
import fr.spro.registration.spreadsheet.Encoding;
import fr.spro.registration.spreadsheet.Row;
import fr.spro.registration.spreadsheet.Spreadsheet;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The form of several people of one structure. Empty rows are ignored.
///
/// @param structure an id of the directory
public record PeopleForm(
        @NotBlank String structure,
        @Valid @Size(max = PeopleForm.MAX_PEOPLE) List<Person> people) {

    /// One person.
    ///
    /// @param workshops one per slot, or empty
    /// @param name both names, from a page of the version that had one field
    public record Person(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable List<@Nullable String> workshops,
            @Nullable String needs,
            @Nullable String name) {

        static final Person EMPTY = new Person("", "", "", List.of(), "", null);

        public Person {
            var typed = TypedName.of(firstName, lastName, name);
            firstName = typed.first();
            lastName = typed.last();
            name = null;
        }

        public boolean wants(String workshop) {
            return workshops != null && workshops.contains(workshop);
        }

        static Person of(Row row) {
            return new Person(
                    row.get("first_name"),
                    row.get("last_name"),
                    row.get("email"),
                    List.of(row.get("workshops").split("[|]")),
                    row.get("needs"),
                    null);
        }

        boolean isEmpty() {
            return isBlank(firstName) && isBlank(lastName) && isBlank(email);
        }

        private Row row(int line, String structure) {
            var cells = new HashMap<>(Map.of("structure_id", structure));
            put(cells, "first_name", firstName);
            put(cells, "last_name", lastName);
            put(cells, "email", email);
            put(cells, "needs", needs);
            if (workshops != null) {
                put(
                        cells,
                        "workshops",
                        workshops.stream().filter(Objects::nonNull).collect(Collectors.joining("|")));
            }
            return new Row(line, Map.copyOf(cells));
        }

        private static void put(Map<String, String> cells, String column, @Nullable String value) {
            if (value != null && !value.isBlank()) cells.put(column, value.strip());
        }

        private static boolean isBlank(@Nullable String value) {
            return value == null || value.isBlank();
        }
    }

    static final int MAX_PEOPLE = 10;
    private static final int MORE = 3;

    public PeopleForm {
        structure = structure == null ? "" : structure;
        people = people == null || people.isEmpty()
                ? List.of(Person.EMPTY)
                : people.stream().limit(MAX_PEOPLE).toList();
    }

    static PeopleForm empty() {
        return new PeopleForm("", Collections.nCopies(MORE, Person.EMPTY));
    }

    /// As it was typed; the line of a row is its place on the page.
    static PeopleForm of(List<Row> rows) {
        var people = new ArrayList<Person>();
        for (var row : rows) {
            while (people.size() < row.line() - 1) people.add(Person.EMPTY);
            people.add(Person.of(row));
        }
        return new PeopleForm(rows.isEmpty() ? "" : rows.getFirst().get("structure_id"), people);
    }

    /// Adds empty rows.
    PeopleForm withMoreRows() {
        var longer = new ArrayList<>(people);
        for (int i = 0; i < MORE && longer.size() < MAX_PEOPLE; i++) longer.add(Person.EMPTY);
        return new PeopleForm(structure, longer);
    }

    public boolean isFull() {
        return people.size() >= MAX_PEOPLE;
    }

    /// Its rows as in a file; the line is the number of the row on the page.
    Spreadsheet table() {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < people.size(); i++) {
            if (!people.get(i).isEmpty()) rows.add(people.get(i).row(i + 1, structure));
        }
        return new Spreadsheet(Encoding.UTF_8, Map.of(), List.of(), rows, List.of());
    }
}
