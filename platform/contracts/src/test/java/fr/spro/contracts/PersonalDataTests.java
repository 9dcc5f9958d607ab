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
    void only_registration_contacts_carries_personal_data() {
        assertThat(factsElsewhere())
                .flatMap(eventType -> PersonalData.in(eventType).toList())
                .isEmpty();
    }

    @Test
    void finds_personal_data_on_registration_contacts() {
        assertThat(PersonalData.in(ContactEvent.ContactListed.class))
                .containsExactly(
                        "ContactListed.name", "ContactListed.email", "ContactListed.newAddress", "NewAddress.email");
    }

    @Test
    void finds_personal_data_in_nested_records() {
        record Guest(String guestId, String firstName) {}
        record Seat(int number, List<Guest> guests) {}
        record SeatTaken(String seatId, Seat seat, String contactEmail, String freeText, Instant takenAt) {}

        assertThat(PersonalData.in(SeatTaken.class))
                .containsExactly("Guest.firstName", "SeatTaken.contactEmail", "SeatTaken.freeText");
    }

    @Test
    void every_exception_is_needed() {
        assertThat(PersonalData.needlessExceptions(factsElsewhere())).isEmpty();
    }

    @Test
    void samples_of_other_topics_contain_no_address_or_phone_number_of_a_person() {
        assertThat(Samples.all())
                .filteredOn(sample -> !sample.topic().personal())
                .filteredOn(sample -> sample.eventType() != DirectoryEvent.StructureListed.class)
                .allSatisfy(sample -> assertThat(sample.json()).doesNotContainPattern(MAIL_OR_PHONE));
    }

    private static Stream<Class<?>> factsElsewhere() {
        return Arrays.stream(Topic.values())
                .filter(topic -> !topic.personal())
                .flatMap(topic -> topic.eventTypes().stream());
    }
}
