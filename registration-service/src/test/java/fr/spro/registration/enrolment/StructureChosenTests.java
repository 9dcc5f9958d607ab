package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.StructureChosen;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.RegisterParticipant.Earlier;
import fr.spro.registration.enrolment.RegisterParticipant.Outcome;
import fr.spro.registration.enrolment.RegisterParticipant.Visit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Other services follow which structure a participant comes from.
class StructureChosenTests extends InMemoryService {

    @BeforeEach
    void publishDay() {
        publish(10, 5);
        directory.list("g-1", "s-1", "maelle");
        directory.list("g-2", "s-2", "nolwenn");
    }

    @Test
    void a_change_of_structure_is_published() {
        var ada = registered(from("s-1", null));
        confirmRegistration.handle(ada);

        choose(ada, from("s-1", null, MORNING));
        assertThat(structures(ada)).as("another choice").isEmpty();

        choose(ada, from("s-2", null, MORNING));
        choose(ada, from(null, "Chez nous", MORNING));
        choose(ada, from(null, "Chez elle", MORNING));

        assertThat(structures(ada)).containsExactly("s-2", null);
        assertThat(events(ada)).last().isInstanceOfSatisfying(StructureChosen.class, event -> {
            assertThat(event.dayId()).isEqualTo(day.value());
            assertThat(event.contactVersion()).isEqualTo(1);
        });
    }

    @Test
    void it_is_published_once_if_seats_are_swapped_with_it() {
        var ada = registered(from("s-1", null, MORNING));
        confirmRegistration.handle(ada);

        var shown = changeRegistration.shown(store.get(ada));
        changeRegistration.handle(new ChangeRegistration.Command(
                ada, from("s-2", null, SAME_TIME), shown, GivenUp.NOTHING, Participant.ACTOR));

        assertThat(store.get(ada).wishes().workshops()).containsExactly(SAME_TIME);
        assertThat(structures(ada)).containsExactly("s-2");
    }

    @Test
    void the_structure_of_the_directory_that_staff_find_for_a_free_text_is_published() {
        var ada = registered(from(null, "Chez nous"));
        confirmRegistration.handle(ada);
        begin();
        checkIn.handle(day, ada, null, Scope.WHOLE, "camille");

        var key = enrolment.unlistedStructures.all().getFirst().key();
        enrolment.unlistedStructures.attach(key, new StructureId("s-1"), "camille");
        enrolment.unlistedStructures.attach(key, new StructureId("s-2"), "camille");

        assertThat(structures(ada)).containsExactly("s-1");
        assertThat(events(ada))
                .last()
                .isInstanceOfSatisfying(
                        ParticipantCheckedIn.class,
                        event -> assertThat(event.structureId()).isEqualTo("s-1"));
    }

    @Test
    void a_request_that_is_corrected_publishes_it_before_its_confirmation() {
        var ada = registered(from("s-1", null));
        var until = clock.instant();

        var corrected = new RegisterParticipant.Command(
                new RegistrationId("r-2"),
                day,
                Examples.participant("Ada", "ada@example.org"),
                from("s-2", null),
                false,
                false,
                new Visit("198.51.100.7", enrolment.publicReads.occupancy(find()), new Earlier(ada, until, until)));
        assertThat(registerParticipant.handle(corrected)).isNotInstanceOf(Outcome.Invalid.class);
        confirmRegistration.handle(ada);

        assertThat(structures(ada)).containsExactly("s-2");
        assertThat(events(ada))
                .last()
                .isInstanceOfSatisfying(
                        RegistrationConfirmed.class,
                        event -> assertThat(event.structureId()).isEqualTo("s-2"));
    }

    private RegistrationId registered(Wishes wishes) {
        return accepted(registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId("r-1"), day, Examples.participant("Ada", "ada@example.org"), wishes, false)));
    }

    private void choose(RegistrationId id, Wishes wishes) {
        assertThat(changeRegistration.handle(choosing(id, wishes, Participant.ACTOR)))
                .isInstanceOf(ChangeRegistration.Outcome.Changed.class);
    }

    private static Wishes from(@Nullable String structure, @Nullable String other, SessionId... workshops) {
        return new Wishes(
                structure == null ? null : new StructureId(structure), other, List.of(workshops), null, Map.of());
    }

    /// In the order in which they were chosen; null if it is none of the directory.
    private List<@Nullable String> structures(RegistrationId id) {
        return events(id).stream()
                .flatMap(event -> event instanceof StructureChosen chosen ? Stream.of(chosen) : Stream.empty())
                .<@Nullable String>map(StructureChosen::structureId)
                .toList();
    }
}
