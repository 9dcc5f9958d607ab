package fr.spro.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class CorrelationTests {

    @Test
    void log_lines_of_the_work_carry_its_id_and_later_ones_do_not() {
        Correlation.carrying(Optional.of("c-1"), () -> {
            assertThat(MDC.get(Correlation.LOG_KEY)).isEqualTo("c-1");
            assertThat(Correlation.current()).isEqualTo("c-1");
            return null;
        });

        assertThat(MDC.get(Correlation.LOG_KEY)).isNull();
    }

    @Test
    void nested_work_restores_the_outer_id() {
        Correlation.carrying(Optional.of("c-1"), () -> {
            Correlation.carrying(Optional.of("c-2"), () -> null);
            assertThat(MDC.get(Correlation.LOG_KEY)).isEqualTo("c-1");
            return null;
        });
    }

    @Test
    void work_without_an_id_gets_one_in_its_events_and_its_log() {
        Correlation.carrying(Optional.empty(), () -> {
            assertThat(MDC.get(Correlation.LOG_KEY)).isEqualTo(Correlation.current());
            return null;
        });
    }
}
