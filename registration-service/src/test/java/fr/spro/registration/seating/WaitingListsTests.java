package fr.spro.registration.seating;

import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.Examples;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

/// Reconciliation of the lists of arrivals with a claim, and its bound.
class WaitingListsTests {

    @SuppressWarnings("unchecked")
    private final Store<RegionalDay> days = mock(Store.class);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Claim claim = ClaimExamples.active("a", MORNING);

    @Test
    void writes_nothing_if_the_lists_already_contain_the_claim() {
        var settled = waitingLists(new Arrivals(List.of("a"), Map.of("w-1", List.of("a")), null, null))
                .settle(claim.id());

        assertThat(settled).isTrue();
        verify(days, never()).apply(any(), any(), any());
    }

    @Test
    void gives_up_and_counts_it_if_the_lists_never_contain_the_claim() {
        var settled = waitingLists(Arrivals.NONE).settle(claim.id());

        assertThat(settled).isFalse();
        verify(days, times(50)).apply(any(), any(), any());
        assertThat(meters.get("spro.seating.unsettled").counter().count()).isEqualTo(1);
    }

    /// Lists that ignore all writes.
    private WaitingLists waitingLists(Arrivals arrivals) {
        var day = Examples.day("d", 5, 5);
        var seatings = new Seatings(mock(MongoOperations.class)) {
            @Override
            public Seating of(DayId id) {
                return new Seating(day.details(), day.sessions(), arrivals);
            }
        };
        var claims = mock(Claims.class);
        when(claims.get(any())).thenReturn(claim);
        return new WaitingLists(days, seatings, claims, meters);
    }
}
