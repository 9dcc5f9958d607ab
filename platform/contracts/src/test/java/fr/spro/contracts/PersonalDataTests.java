package fr.spro.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PersonalDataTests {

    private static final Pattern MAIL_OR_PHONE =
            Pattern.compile("[\\w.+-]+@[\\w.-]+|(\\+33|\\b0)[1-9]([ .-]?\\d{2}){4}\\b");

    @Test
    void personal_data_travels_on_registration_contacts_only() {
        assertThat(factsElsewhere())
                .flatMap(fact -> PersonalData.in(fact).toList())
                .isEmpty();
    }

    @Test
    void on_registration_contacts_it_is_recognised() {
        assertThat(PersonalData.in(ContactEvent.ContactListed.class))
                .containsExactly("ContactListed.name", "ContactListed.email");
    }

    @Test
    void it_is_found_in_what_a_fact_is_made_of() {
        record Guest(String guestId, String firstName) {}
        record Seat(int number, List<Guest> guests) {}
        record SeatTaken(String seatId, Seat seat, String contactEmail, String freeText, Instant takenAt) {}

        assertThat(PersonalData.in(SeatTaken.class))
                .containsExactly("Guest.firstName", "SeatTaken.contactEmail", "SeatTaken.freeText");
    }

    @Test
    void no_exception_is_made_for_nothing() {
        assertThat(PersonalData.needlessExceptions(factsElsewhere())).isEmpty();
    }

    @Test
    void no_sample_elsewhere_holds_an_address_or_a_phone_number_of_a_person() {
        assertThat(Samples.all())
                .filteredOn(sample -> !sample.topic().personal())
                .filteredOn(sample -> sample.fact() != DirectoryEvent.StructureListed.class)
                .allSatisfy(sample -> assertThat(sample.json()).doesNotContainPattern(MAIL_OR_PHONE));
    }

    private static Stream<Class<?>> factsElsewhere() {
        return Arrays.stream(Topic.values())
                .filter(topic -> !topic.personal())
                .flatMap(topic -> topic.facts().stream());
    }
}
