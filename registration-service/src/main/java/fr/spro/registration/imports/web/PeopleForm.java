package fr.spro.registration.imports.web;

import fr.spro.platform.person.TypedName;
import fr.spro.platform.web.FormErrors;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
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
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/// The form of several people of one structure. Empty rows are ignored.
///
/// @param structure an id of the directory
public record PeopleForm(
        @NotBlank String structure,
        @Size(max = PeopleForm.MAX_PEOPLE) List<@Valid Person> people) {

    /// One person.
    ///
    /// @param workshops one per slot, or `none`; empty if nothing was chosen
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

        /// The workshop of a slot, `none`, or empty if nothing was chosen.
        public String picked(int slot) {
            var choice = workshops == null || workshops.size() <= slot ? null : workshops.get(slot);
            return choice == null ? "" : choice;
        }

        /// As far as it was typed.
        public String named() {
            return Stream.of(firstName, lastName)
                    .filter(part -> part != null && !part.isBlank())
                    .map(String::strip)
                    .collect(Collectors.joining(" "));
        }

        private boolean isUndecided(RegionalDay day) {
            return !isEmpty()
                    && IntStream.range(0, day.slots().size())
                            .anyMatch(slot -> picked(slot).isEmpty());
        }

        static Person of(Row row, RegionalDay day) {
            var chosen = List.of(row.get("workshops").split("[|]"));
            return new Person(
                    row.get("first_name"),
                    row.get("last_name"),
                    row.get("email"),
                    day.slots().stream()
                            .map(slot -> chosen.stream()
                                    .filter(id -> slot.has(new SessionId(id)))
                                    .findFirst()
                                    .orElse(NO_WORKSHOP))
                            .toList(),
                    row.get("needs"),
                    null);
        }

        boolean isEmpty() {
            return isBlank(firstName) && isBlank(lastName) && isBlank(email);
        }

        private Row row(int line, String structure, boolean isUndecided) {
            var cells = new HashMap<>(Map.of("structure_id", structure));
            put(cells, "first_name", firstName);
            put(cells, "last_name", lastName);
            put(cells, "email", email);
            put(cells, "needs", needs);
            // Which is no workshop, so that the row is not valid.
            if (isUndecided) put(cells, "workshops", "?");
            else if (workshops != null) {
                put(
                        cells,
                        "workshops",
                        workshops.stream()
                                .filter(choice -> choice != null && !choice.equals(NO_WORKSHOP))
                                .collect(Collectors.joining("|")));
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
    private static final String NO_WORKSHOP = "none";
    private static final Pattern FIELD = Pattern.compile("people\\[(\\d+)]\\.(\\w+).*");
    private static final int MORE = 3;

    public PeopleForm {
        structure = structure == null ? "" : structure;
        people = people == null || people.isEmpty()
                ? List.of(Person.EMPTY)
                : people.stream().limit(MAX_PEOPLE).toList();
    }

    /// Asks for the choice of each slot of each person, none being one.
    void requireChoices(RegionalDay day, BindingResult errors) {
        for (int i = 0; i < people.size(); i++) {
            if (isUndecided(i, day)) {
                FormErrors.reject(errors, "people[%d].workshops".formatted(i), "workshop-missing-of-person", i + 1);
            }
        }
    }

    boolean isUndecided(int person, RegionalDay day) {
        return person >= 0 && person < people.size() && people.get(person).isUndecided(day);
    }

    static PeopleForm empty() {
        return new PeopleForm("", Collections.nCopies(MORE, Person.EMPTY));
    }

    /// As it was typed; the line of a row is its place on the page.
    static PeopleForm of(List<Row> rows, RegionalDay day) {
        var people = new ArrayList<Person>();
        for (var row : rows) {
            while (people.size() < row.line() - 1) people.add(Person.EMPTY);
            people.add(Person.of(row, day));
        }
        return new PeopleForm(rows.isEmpty() ? "" : rows.getFirst().get("structure_id"), people);
    }

    /// Adds empty rows.
    PeopleForm withMoreRows() {
        var longer = new ArrayList<>(people);
        for (int i = 0; i < MORE && longer.size() < MAX_PEOPLE; i++) longer.add(Person.EMPTY);
        return new PeopleForm(structure, longer);
    }

    /// The place of the person to whom a field belongs; none for other fields.
    public @Nullable Integer placeOf(String field) {
        var found = FIELD.matcher(field);
        return found.matches() ? Integer.valueOf(found.group(1)) : null;
    }

    /// The name of the field without that of its person.
    public String fieldOfPerson(String field) {
        return FIELD.matcher(field).replaceFirst("$2");
    }

    public boolean isFull() {
        return people.size() >= MAX_PEOPLE;
    }

    /// For clients of the API, which leave out what they do not want.
    Spreadsheet table() {
        return table(_ -> false);
    }

    /// Its rows as in a file; the line is the number of the row on the page.
    Spreadsheet table(RegionalDay day) {
        return table(person -> person.isUndecided(day));
    }

    private Spreadsheet table(Predicate<Person> isUndecided) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < people.size(); i++) {
            var person = people.get(i);
            if (!person.isEmpty()) rows.add(person.row(i + 1, structure, isUndecided.test(person)));
        }
        return new Spreadsheet(Encoding.UTF_8, Map.of(), List.of(), rows, List.of());
    }
}
