package fr.spro.registration.allocation;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.platform.violation.Violation;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.allocation.AllocateWorkshops.Command;
import fr.spro.registration.allocation.AllocateWorkshops.Outcome;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.seating.Occupancy;
import fr.spro.registration.seating.Occupancy.Count;
import fr.spro.registration.seating.SelectionMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A day with ranked wishes, from the first wish to the remaining seats.
class AllocateWorkshopsTests extends InMemoryService {

    private final AllocationUseCases allocation = new AllocationUseCases(mongo, days, enrolment, clock);
    private final AllocateWorkshops allocateWorkshops = allocation.allocateWorkshops;

    @Test
    void allocates_seats_by_wishes_and_notifies_everybody_with_verifiable_results() {
        publishRanked(20, 2);
        var people = new ArrayList<RegistrationId>();
        for (int i = 0; i < 5; i++) people.add(confirmed("P" + i, MORNING, SAME_TIME, AFTERNOON));
        assertThat(occupancy().selectionMode()).isEqualTo(SelectionMode.RANKED);
        assertThat(occupancy().workshops().get(MORNING)).as("nobody sits yet").isEqualTo(new Count(2, 0, 0));
        assertThat(apply()).isInstanceOf(Outcome.NotPossible.class);

        closeWishes();
        assertThat(apply()).isInstanceOf(Outcome.Done.class);
        assertThat(apply()).as("twice").isInstanceOf(Outcome.Done.class);

        for (var id : people) {
            assertThat(changes(id)).singleElement().satisfies(fact -> {
                assertThat(fact.reasons()).containsExactly(Reason.WORKSHOPS_ALLOCATED);
                assertThat(fact.places().workshops().stream().filter(place -> place.seated()))
                        .as("one in the morning, one in the afternoon")
                        .hasSize(2);
            });
        }
        var allocation = allocateWorkshops.find(day).orElseThrow();
        var morning = allocation.outcome(allocation.slots().getFirst());
        for (var id : people) {
            assertThat(seats(id))
                    .as("what was worked out is what the lists say")
                    .contains(morning.get(id.value()));
        }
        assertThat(occupancy().workshops().get(MORNING)).isEqualTo(new Count(2, 2, 3));
        assertThat(occupancy().workshops().get(SAME_TIME).taken()).isEqualTo(3);
        assertThat(occupancy().selectionMode()).isEqualTo(SelectionMode.FIRST_COME);
        assertThat(history(day.subject()).stream().filter(entry -> entry.is(AllocationAction.ALLOCATED)))
                .hasSize(1);
    }

    @Test
    void a_freed_seat_replaces_a_lower_wish_by_the_first_wish() {
        publishRanked(20, 1);
        var people = List.of(confirmed("Ada", MORNING, SAME_TIME), confirmed("Bea", MORNING, SAME_TIME));
        closeWishes();
        apply();
        people.forEach(id -> assertThat(changes(id)).hasSize(1));
        var seated = people.stream()
                .filter(id -> seats(id).contains("w-1"))
                .findFirst()
                .orElseThrow();
        var waiting =
                people.stream().filter(id -> !id.equals(seated)).findFirst().orElseThrow();

        cancelRegistration.handle(seated, "participant");
        reconcile();

        assertThat(seats(waiting)).containsExactly("w-1");
        assertThat(occupancy().workshops().get(SAME_TIME).taken()).isZero();
    }

    @Test
    void rejects_choices_between_the_wish_deadline_and_the_allocation() {
        publishRanked(20, 2);
        var id = confirmed("Ada", MORNING);
        closeWishes();

        assertThat(registerParticipant.handle(command("Bea", MORNING)))
                .hasFieldOrPropertyWithValue("violations", List.of(Violation.of("workshops", "wishes-closed")));
        assertThat(changeRegistration.handle(choosing(id, Examples.wishes(SAME_TIME), "participant")))
                .hasFieldOrPropertyWithValue("violations", List.of(Violation.of("workshops", "wishes-closed")));
        var late = confirmed("Cleo");
        apply();
        changeRegistration.handle(choosing(late, Examples.wishes(MORNING), "participant"));

        assertThat(seats(late)).as("the remaining ones are first come").containsExactly("w-1");
    }

    @Test
    void the_sweep_completes_an_allocation_interrupted_after_it_was_stored() {
        publishRanked(20, 1);
        var id = confirmed("Ada", MORNING);
        closeWishes();
        allocation.store.insert(allocateWorkshops.preview(find(), "camille").apply());

        allocateWorkshops.due().forEach(allocateWorkshops::finish);

        assertThat(changes(id)).hasSize(1);
        assertThat(seats(id)).containsExactly("w-1");
        allocateWorkshops.due().forEach(allocateWorkshops::finish);
        assertThat(history(day.subject()).stream().filter(entry -> entry.is(AllocationAction.ALLOCATED)))
                .hasSize(1);
    }

    @Test
    void rejects_an_outdated_preview() {
        publishRanked(20, 1);
        var id = confirmed("Ada", MORNING);
        confirmed("Bea", MORNING);
        closeWishes();
        var digest = allocateWorkshops.preview(find(), "camille").digest();
        cancelRegistration.handle(id, "participant");

        assertThat(allocateWorkshops.handle(new Command(day, digest, "camille")))
                .isInstanceOf(Outcome.Outdated.class);
        assertThat(allocateWorkshops.find(day)).isEmpty();
    }

    @Test
    void rejects_another_allocation_method_once_the_day_is_published() {
        publish(10, 5);

        var outcome = edit(Examples.rankedDetails(10));

        assertThat(((EditDay.Outcome.Invalid) outcome).violations())
                .extracting(Violation::code)
                .containsExactly("seat-assignment-fixed");
    }

    private Outcome apply() {
        var digest = allocateWorkshops.preview(find(), "camille").digest();
        return allocateWorkshops.handle(new Command(day, digest, "camille"));
    }

    private Occupancy occupancy() {
        return seats.of(find());
    }

    private List<String> seats(RegistrationId id) {
        return seats.placesOf(store.get(id).claim()).workshops().stream()
                .filter(place -> place.seated())
                .map(place -> place.sessionId())
                .toList();
    }

    private List<RegistrationChanged> changes(RegistrationId id) {
        return events(id).stream()
                .flatMap(fact -> fact instanceof RegistrationChanged changed ? Stream.of(changed) : Stream.empty())
                .toList();
    }
}
