package fr.spro.registration.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.spro.platform.person.EmailAddress;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.enrolment.RequestLimits.Purpose;
import org.junit.jupiter.api.Test;

class RequestLimitsTests extends InMemoryService {

    private static final RequestLimits.Settings LIMITS = EnrolmentUseCases.LIMITS;
    private static final EmailAddress ADA = EmailAddress.of("ada@example.org");

    private final RequestLimits limits = enrolment.requestLimits;

    @Test
    void a_request_that_fails_does_not_count() {
        for (int i = 0; i < 2 * LIMITS.perAddress(); i++) {
            assertThatThrownBy(() -> limits.mailing(Purpose.REGISTRATION, ADA, _ -> true, _ -> {
                        throw new IllegalStateException("unavailable");
                    }))
                    .hasMessage("unavailable");
        }

        assertThat(mayMail(Purpose.REGISTRATION)).isTrue();
    }

    @Test
    void requests_that_succeed_use_up_the_limit() {
        for (int i = 0; i < LIMITS.perAddress(); i++)
            assertThat(mayMail(Purpose.REGISTRATION)).isTrue();

        assertThat(mayMail(Purpose.REGISTRATION)).isFalse();
    }

    @Test
    void requests_for_one_purpose_use_up_nothing_of_another() {
        for (int i = 0; i <= LIMITS.perAddress(); i++) mayMail(Purpose.LOST_LINK);
        for (int i = 0; i <= LIMITS.perNetwork(); i++) limits.isExceeded(Purpose.LOST_LINK, day, "192.0.2.1");

        assertThat(mayMail(Purpose.LOST_LINK)).isFalse();
        assertThat(mayMail(Purpose.REGISTRATION)).isTrue();
        assertThat(limits.isExceeded(Purpose.LOST_LINK, day, "192.0.2.1")).isTrue();
        assertThat(limits.isExceeded(Purpose.REGISTRATION, day, "192.0.2.1")).isFalse();
    }

    @Test
    void requests_that_exceed_the_limit_of_their_network_do_not_close_the_day_for_others() {
        for (int i = 0; i < LIMITS.perDay() + 1; i++) limits.isExceeded(Purpose.LOST_LINK, day, "192.0.2.1");

        assertThat(limits.isExceeded(Purpose.LOST_LINK, day, "198.51.100.7")).isFalse();
    }

    @Test
    void many_networks_together_reach_the_limit_of_the_day() {
        for (int i = 0; i < LIMITS.perDay(); i++) limits.isExceeded(Purpose.LOST_LINK, day, "network " + i);

        assertThat(limits.isExceeded(Purpose.LOST_LINK, day, "198.51.100.7")).isTrue();
    }

    @Test
    void new_addresses_are_limited_per_registration_and_per_address() {
        var id = new RegistrationId("r-1");
        for (int i = 0; i < LIMITS.perRegistration(); i++) {
            assertThat(mayEnter(EmailAddress.of("v%d@example.org".formatted(i)), id))
                    .isTrue();
        }

        assertThat(mayEnter(EmailAddress.of("another@example.org"), id)).isFalse();
        for (int i = 0; i < LIMITS.perAddress(); i++) mayEnter(ADA, new RegistrationId("o-" + i));
        assertThat(mayEnter(ADA, new RegistrationId("r-2"))).isFalse();
    }

    @Test
    void what_mails_nobody_uses_up_nothing() {
        for (int i = 0; i < 2 * LIMITS.perAddress(); i++) {
            limits.mailing(Purpose.REGISTRATION, ADA, _ -> false, mayMail -> mayMail);
            limits.entering(ADA, new RegistrationId("r"), _ -> false, mayEnter -> mayEnter);
        }

        assertThat(mayMail(Purpose.REGISTRATION)).isTrue();
        assertThat(mayEnter(ADA, new RegistrationId("r"))).isTrue();
    }

    @Test
    void addresses_that_differ_after_a_plus_are_one_mailbox() {
        for (int i = 0; i < LIMITS.perAddress(); i++) {
            mayMail(Purpose.REGISTRATION, EmailAddress.of("ada+%d@example.org".formatted(i)));
        }

        assertThat(mayMail(Purpose.REGISTRATION)).isFalse();
        assertThat(mayMail(Purpose.REGISTRATION, EmailAddress.of("+ada@example.org")))
                .as("nothing before the plus")
                .isTrue();
    }

    private boolean mayEnter(EmailAddress address, RegistrationId registration) {
        return limits.entering(address, registration, _ -> true, mayEnter -> mayEnter);
    }

    private boolean mayMail(Purpose purpose) {
        return mayMail(purpose, ADA);
    }

    private boolean mayMail(Purpose purpose, EmailAddress address) {
        return limits.mailing(purpose, address, _ -> true, mayMail -> mayMail);
    }
}
