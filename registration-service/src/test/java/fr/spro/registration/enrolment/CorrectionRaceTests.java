package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.spro.platform.messaging.outbox.Decision;
import fr.spro.platform.messaging.outbox.ForwardingStore;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.enrolment.RegisterParticipant.Command;
import fr.spro.registration.enrolment.RegisterParticipant.Earlier;
import fr.spro.registration.enrolment.RegisterParticipant.Visit;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// A request with a wrong address is ended while the sweep runs, others wait for its place, and services crash.
class CorrectionRaceTests extends InMemoryService {

    private static final Runnable NOTHING = () -> {};

    /// Runs something before and after the erasure.
    private record Interrupted(Store<Registration> store, Runnable before, Runnable after)
            implements ForwardingStore<Registration> {

        @Override
        public <R> R handle(TextId id, Function<Registration, Decision<Registration, R>> decision) {
            before.run();
            var result = store.handle(id, decision);
            after.run();
            return result;
        }
    }

    private RegistrationId wrong;
    private RegistrationId waiting;
    private Registration corrected;

    /// A day with one place, for which somebody waits when the corrected request arrives.
    private void corrects() {
        publish(1, 1);
        wrong = requested("wrong@example.org");
        waiting = requested("bea@example.org");
        corrected = store.get(requested("ada@example.org"));
    }

    private RegistrationId requested(String email) {
        return accepted(registerParticipant.handle(command(new RegistrationId(Infrastructure.fresh("r")), email)));
    }

    private Command command(RegistrationId id, String email) {
        return new Command(id, day, Examples.participant("Ada", email), Examples.wishes(MORNING), false);
    }

    private void end(Runnable before, Runnable after) {
        var succeedClaim = enrolment.seating.succeedClaim;
        var correctRequest =
                new CorrectRequest(new Interrupted(store, before, after), succeedClaim, enrolment.settleRegistration);
        var earlier = new Earlier(wrong, clock.instant().plusSeconds(3_600), clock.instant());
        var visit = new Visit("198.51.100.7", enrolment.publicReads.occupancy(find()), earlier);
        var asked = command(corrected.id(), "ada@example.org");
        var command = new Command(asked.id(), day, asked.participant(), asked.wishes(), false, true, visit);
        correctRequest.endEarlier(command, corrected, find(), clock.instant());
    }

    private List<Boolean> seated(RegistrationId... ids) {
        return List.of(ids).stream()
                .map(id -> seats.placesOf(store.get(id).claim()))
                .map(places ->
                        places.day().seated() && places.workshops().getFirst().seated())
                .toList();
    }

    @Test
    void nobody_who_waits_gets_the_place_while_the_sweep_runs() {
        corrects();

        end(this::reconcile, this::reconcile);
        reconcile();

        assertThat(seated(corrected.id(), waiting)).containsExactly(true, false);
        assertThat(store.get(wrong).isErased()).isTrue();
        assertThat(seats.of(find()).day().waiting()).isEqualTo(1);
    }

    @Test
    void who_is_confirmed_meanwhile_keeps_the_place() {
        corrects();

        end(
                () -> {
                    reconcile();
                    confirmRegistration.handle(wrong);
                },
                NOTHING);
        reconcile();

        assertThat(store.get(wrong).isConfirmed()).isTrue();
        assertThat(seated(wrong, waiting, corrected.id())).containsExactly(true, false, false);
        assertThat(seats.of(find()).day().waiting()).isEqualTo(2);
    }

    @Test
    void after_a_crash_the_corrected_request_has_the_place_and_sent_again_it_ends_the_wrong_one() {
        corrects();
        Runnable crash = () -> {
            throw new IllegalStateException("crash");
        };

        assertThatThrownBy(() -> end(crash, NOTHING)).hasMessage("crash");
        reconcile();
        assertThat(seated(corrected.id(), waiting, wrong)).containsExactly(true, false, false);

        end(NOTHING, NOTHING);
        reconcile();

        assertThat(store.get(wrong).isErased()).isTrue();
        assertThat(seated(corrected.id(), waiting)).containsExactly(true, false);
    }

    @Test
    void after_a_crash_behind_the_erasure_the_sweep_does_the_rest() {
        corrects();

        assertThatThrownBy(() -> end(NOTHING, () -> {
                    throw new IllegalStateException("crash");
                }))
                .hasMessage("crash");
        reconcile();

        assertThat(seated(corrected.id(), waiting)).containsExactly(true, false);
        assertThat(seats.of(find()).day().waiting()).isEqualTo(1);
    }
}
