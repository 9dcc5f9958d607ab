package fr.spro.registration.imports;

import fr.spro.registration.day.DayId;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.spreadsheet.Row;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One row of a file of people, understood.
///
/// @param registeredAt when the person registered elsewhere, if the file says so
public record ListedPerson(
        Row row,
        DayId day,
        Participant participant,
        Wishes wishes,
        @Nullable Instant registeredAt) {

    /// In the order in which they are to arrive: who registered earlier first, the others as they stand.
    static final Comparator<ListedPerson> ARRIVAL = Comparator.comparing(
                    (ListedPerson person) -> person.day().value())
            .thenComparing(ListedPerson::registeredAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(person -> person.row().line());

    public int line() {
        return row.line();
    }

    String address() {
        return participant.email().toLowerCase(Locale.ROOT);
    }
}
