package fr.spro.notification.known;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.EntityRef;
import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.CheckInWithdrawn;
import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.Party;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.notification.EventsOf;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.SequenceEpoch;
import fr.spro.platform.messaging.inbox.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FollowRegistrationTests {

    private static final Instant NOW = Instant.parse("2026-11-29T09:00:00Z");
    private static final long RESTORED = 7 * SequenceEpoch.SIZE;
    private static final EntityRef REGISTRATION = EntityRef.registration("r-1");
    private static final RegistrationEvent CONFIRMED =
            new EventsOf("r-1", "d-1", 1, NOW).confirmed(new Places(new Place(true, null), List.of()));
    private static final RegistrationEvent CHECKED_IN =
            new ParticipantCheckedIn("r-1", "d-1", 1, 1, null, null, null, NOW);

    private static final Map<Long, RegistrationEvent> EVENTS = Map.of(
            2L,
            CONFIRMED,
            3L,
            new RegistrationCancelled("r-1", "d-1", 1, 1, NOW, Party.PARTICIPANT),
            5L,
            CONFIRMED,
            6L,
            CHECKED_IN,
            7L,
            new CheckInWithdrawn("r-1", "d-1", 1, 1, NOW),
            RESTORED + 1,
            CHECKED_IN);

    private final ProjectionUseCases known = new ProjectionUseCases(new InMemoryMongo());
    private final Random random = new Random(13);

    @Test
    void converges_in_any_order_of_events_and_with_repetitions() {
        for (int i = 0; i < 100; i++) {
            known.projections.forget(REGISTRATION);
            var sequences = new ArrayList<>(EVENTS.keySet());
            sequences.addAll(EVENTS.keySet());
            Collections.shuffle(sequences, random);

            for (var sequence : sequences) hear(EVENTS.get(sequence), sequence);

            assertThat(known.projections.standing(REGISTRATION))
                    .as("after %s", sequences)
                    .contains(new Standing(REGISTRATION, 5L, 3L, RESTORED + 1, 7L));
        }
    }

    @Test
    void only_the_end_of_an_offered_place_at_the_day_is_the_end_of_the_registration() {
        hear(new OfferExpired("r-1", "d-1", 1, 1, 1, false, List.of("w-1"), NOW), 4);
        assertThat(known.projections.standing(REGISTRATION)).isEmpty();

        hear(new OfferExpired("r-1", "d-1", 1, 1, 1, true, List.of(), NOW), 5);

        assertThat(known.projections.standing(REGISTRATION))
                .hasValueSatisfying(standing -> assertThat(standing.ended()).isEqualTo(5));
    }

    private void hear(RegistrationEvent event, long sequence) {
        var id = "registration/r-1/" + sequence;
        known.followRegistration.handle(event, new Received(id, "r-1", sequence, NOW, Optional.empty()));
    }
}
