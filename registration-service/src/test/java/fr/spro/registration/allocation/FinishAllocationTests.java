package fr.spro.registration.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.allocation.AllocateWorkshops.Command;
import fr.spro.registration.allocation.AllocateWorkshops.Outcome;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Step;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The sweep completes an interrupted allocation.
class FinishAllocationTests extends InMemoryService {

    private final List<DayId> triggered = new ArrayList<>();
    private final AllocateWorkshops allocateWorkshops = new AllocateWorkshops(
            new AllocationConfiguration().allocationStore(mongo.stores()),
            days,
            registrations,
            seats,
            enrolment.seating.seatings,
            enrolment.seating.waitingLists,
            List.of(triggered::add),
            clock);

    FinishAllocationTests() {
        super(Clock.fixed(Examples.START.minusSeconds(3600), ZoneOffset.UTC));
    }

    @Test
    void completes_an_allocation_interrupted_before_the_waiting_lists_were_written() {
        publishRanked();
        var day = find();
        new AllocationConfiguration()
                .allocationStore(mongo.stores())
                .insert(allocateWorkshops.preview(day, "camille").apply());

        allocateWorkshops.finish(day.id());

        assertThat(triggered).containsExactly(day.id());
    }

    @Test
    void is_a_no_op_once_the_waiting_lists_are_allocated() {
        publishRanked();
        var day = find();
        var digest = allocateWorkshops.preview(day, "camille").digest();
        assertThat(allocateWorkshops.handle(new Command(day.id(), digest, "camille")))
                .isInstanceOf(Outcome.Done.class);
        var history = history(day.id().subject());
        triggered.clear();

        allocateWorkshops.finish(day.id());
        assertThat(allocateWorkshops.handle(new Command(day.id(), digest, "camille")))
                .isInstanceOf(Outcome.Done.class);

        assertThat(triggered).isEmpty();
        assertThat(history(day.id().subject())).isEqualTo(history);
    }

    private void publishRanked() {
        var sessions = Examples.day(day.value(), 10, 5).sessions();
        draftDay.handle(RegionalDay.draft(day, "request", Examples.rankedDetails(10), sessions, List.of()), "camille");
        moveDay.handle(day, Step.PUBLISH, "camille");
    }
}
