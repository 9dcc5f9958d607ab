package fr.spro.registration.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.enrolment.RegistrationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadgeCodeTests {

    @Test
    void a_badge_code_contains_only_the_registration() {
        var code = new BadgeCode(new RegistrationId("4f2a"));

        assertThat(code.text()).isEqualTo("SPRO:4f2a");
        assertThat(BadgeCode.read(" SPRO:4f2a\n")).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4f2a", "SPRO:", "SPRO:<b>", "https://example.org/SPRO:4f2a", "SPRO:a b"})
    void rejects_other_texts(String text) {
        assertThat(BadgeCode.read(text)).isEmpty();
    }
}
