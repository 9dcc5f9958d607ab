package fr.spro.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.messaging.Limits;
import fr.spro.platform.messaging.StoreTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestLimitFilterTests {

    private static final Limits LIMITS = new Limits(Duration.ofSeconds(15), Duration.ofSeconds(20), 1);

    @Test
    void the_store_has_the_time_of_an_operation_and_leaves_some_for_the_response() throws Exception {
        var left = new AtomicReference<Duration>();

        new RequestLimitFilter(LIMITS)
                .doFilter(
                        new MockHttpServletRequest(),
                        new MockHttpServletResponse(),
                        (_, _) -> left.set(StoreTime.Limit.current().left().orElseThrow()));

        assertThat(left.get()).isLessThanOrEqualTo(LIMITS.request().minusSeconds(4));
        assertThat(LIMITS.storeTime()).isGreaterThan(LIMITS.operation());
    }
}
