package fr.spro.registration.imports;

import fr.spro.platform.person.EmailAddress;
import fr.spro.registration.day.DayId;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.spreadsheet.Row;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// One parsed row of a file of people.
///
/// @param registeredAt when the person registered elsewhere, if given
public record PersonRow(
        Row row,
        DayId day,
        Participant participant,
        Wishes wishes,
        @Nullable Instant registeredAt) {

    /// In order of arrival: by time of registration first, then in the order of the file.
    static final Comparator<PersonRow> ARRIVAL = Comparator.comparing(
                    (PersonRow person) -> person.day().value())
            .thenComparing(PersonRow::registeredAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(person -> person.row().line());

    public int line() {
        return row.line();
    }

    EmailAddress address() {
        return participant.email();
    }
}
