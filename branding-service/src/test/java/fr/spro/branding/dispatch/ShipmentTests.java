package fr.spro.branding.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.spro.branding.dispatch.Dispatch.State;
import fr.spro.contracts.DispatchEvent.DispatchShipped;
import fr.spro.contracts.DispatchEvent.DispatchUnshipped;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// A shipment is published a little after it was recorded, and can be taken back.
class ShipmentTests {

    private static final Instant NOW = Instant.parse("2026-11-24T14:00:00Z");
    private static final Instant SETTLED = NOW.plus(Duration.ofMinutes(1));

    @Test
    void a_shipment_is_published_once_it_has_settled_with_the_time_when_it_left() {
        var recorded = approved().ship("camille", SETTLED, NOW);

        assertThat(recorded.events()).isEmpty();
        assertThat(recorded.state().announce(SETTLED.minusMillis(1)).events()).isEmpty();
        var announced = recorded.state().announce(SETTLED);
        assertThat(announced.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        DispatchShipped.class,
                        event -> assertThat(event.shippedAt()).isEqualTo(NOW));
        assertThat(announced.state().announce(SETTLED).events()).as("once").isEmpty();
    }

    @Test
    void a_shipment_that_is_taken_back_at_once_is_never_published() {
        var shipped = approved().ship("camille", SETTLED, NOW).state();

        var undone = shipped.unship("dominique", NOW.plusSeconds(5));

        assertThat(undone.events()).isEmpty();
        assertThat(undone.state().state()).isEqualTo(State.APPROVED);
        assertThat(undone.state().announce(SETTLED).events()).isEmpty();
        assertThat(undone.state().history())
                .extracting(Dispatch.Move::step, Dispatch.Move::by)
                .containsExactly(
                        tuple(Step.APPROVE, "camille"), tuple(Step.SHIP, "camille"), tuple(Step.UNSHIP, "dominique"));
    }

    @Test
    void a_shipment_that_was_published_is_taken_back_for_a_week_by_an_event() {
        var shipped = approved()
                .ship("camille", SETTLED, NOW)
                .state()
                .announce(SETTLED)
                .state();
        var end = NOW.plus(Dispatch.MAX_UNSHIP);

        assertThat(shipped.unship("camille", end.minusMillis(1)).events())
                .hasExactlyElementsOfTypes(DispatchUnshipped.class);
        assertThat(shipped.unship("camille", end).state().state()).isEqualTo(State.SHIPPED);
    }

    private static Dispatch approved() {
        return Dispatch.entitle(Rule.REPRESENTED_STRUCTURE, "d-1", "s-1", 1, "g-1", NOW)
                .state()
                .propose(1, NOW)
                .state()
                .approve("camille", NOW)
                .state();
    }
}
