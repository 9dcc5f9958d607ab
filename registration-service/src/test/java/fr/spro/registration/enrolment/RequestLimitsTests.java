package fr.spro.registration.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.spro.platform.person.EmailAddress;
import fr.spro.registration.InMemoryService;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestLimitsTests extends InMemoryService {

    private static final int MANY = 2 * EnrolmentUseCases.LIMITS.perAddress();

    @Test
    void a_request_that_fails_does_not_count() {
        for (int i = 0; i < MANY; i++) assertThatThrownBy(() -> mail(true)).hasMessage("unavailable");

        assertThat(mail(false)).isPresent();
    }

    @Test
    void requests_that_succeed_use_up_the_limit() {
        for (int i = 0; i < EnrolmentUseCases.LIMITS.perAddress(); i++)
            assertThat(mail(false)).isPresent();

        assertThat(mail(false)).isEmpty();
    }

    private Optional<String> mail(boolean isFailing) {
        return enrolment.requestLimits.mailing(EmailAddress.of("ada@example.org"), () -> {
            if (isFailing) throw new IllegalStateException("unavailable");
            return "mailed";
        });
    }
}
