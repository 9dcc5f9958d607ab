package fr.spro.platform.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CausesTests {

    @Test
    void has_types_and_code_locations_and_no_message() {
        var failure = new IllegalStateException("Ada", new IllegalArgumentException("ada@example.org"));

        assertThat(Causes.of(failure))
                .matches("IllegalStateException at CausesTests.java:\\d+, "
                        + "caused by IllegalArgumentException at CausesTests.java:\\d+");
    }
}
