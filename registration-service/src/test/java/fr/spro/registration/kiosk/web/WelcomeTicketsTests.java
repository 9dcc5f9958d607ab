package fr.spro.registration.kiosk.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.web.SecretLinks;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.kiosk.web.WelcomeTickets.Ticket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class WelcomeTicketsTests {

    private static final Instant NOW = Instant.parse("2027-11-19T08:30:00Z");
    private static final SecretLinks LINKS = SecretLinks.forPurpose(
            new MockEnvironment()
                    .withProperty(
                            "spro.links.registration.keys.k1",
                            Base64.getEncoder().encodeToString(new byte[32])),
            "registration");

    @Test
    void a_ticket_is_valid_for_two_minutes_and_tells_whether_the_check_in_was_new() {
        for (var before : new boolean[] {true, false}) {
            var ticket = new Ticket(new RegistrationId("r-1"), before);
            var text = at(NOW).write(ticket);

            assertThat(at(NOW.plusSeconds(120)).read(text)).contains(ticket);
            assertThat(at(NOW.plusSeconds(121)).read(text)).isEmpty();
        }
    }

    @Test
    void rejects_a_ticket_with_a_wrong_signature() {
        var text = at(NOW).write(new Ticket(new RegistrationId("r-1"), false));

        assertThat(at(NOW).read(text.replace("r-1", "r-2"))).isEmpty();
        assertThat(at(NOW).read(LINKS.text("r-1", 1))).isEmpty();
        assertThat(at(NOW).read(LINKS.withPurpose("kiosk-welcome").text("r-1", 1)))
                .isEmpty();
    }

    private static WelcomeTickets at(Instant now) {
        return new WelcomeTickets(LINKS, Clock.fixed(now, ZoneOffset.UTC));
    }
}
