package fr.spro.registration.enrolment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.EnrolmentUseCases;
import java.util.ArrayList;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Limits of the public forms, which cannot be used to mail others or to fill a day.
class RequestLimitTests extends PageTest {

    private DayId current = day;

    @Test
    void an_address_is_written_to_a_few_times_a_day_and_the_answer_stays_the_same() {
        var address = Infrastructure.fresh("victim") + "@example.org";
        for (int i = 0; i < EnrolmentUseCases.LIMITS.perAddress() + 1; i++) {
            publishAnother();
            assertThat(register(address, "192.0.2.1", ""))
                    .as("request %d", i + 1)
                    .hasRedirectedUrl("/journees/%s/inscription/envoyee".formatted(current.value()));
            assertThat(registrations.findByDay(current))
                    .as("request %d", i + 1)
                    .hasSize(i < EnrolmentUseCases.LIMITS.perAddress() ? 1 : 0);
        }
    }

    @Test
    void a_network_that_asks_too_often_is_told_to_wait_and_others_are_not() {
        publishAnother();
        var network = "2001:db8:%x:1:".formatted(System.nanoTime() & 0xffff);
        MvcTestResult last = null;
        for (int i = 0; i <= EnrolmentUseCases.LIMITS.perNetwork(); i++) {
            // Each device of a network has an address of its own.
            last = register(Infrastructure.fresh("p") + "@example.org", network + Integer.toHexString(i) + "::1", "");
            if (i < EnrolmentUseCases.LIMITS.perNetwork()) assertThat(last).hasStatus3xxRedirection();
        }
        assertThat(last).hasStatus(429);
        assertThat(register("elsewhere@example.org", "198.51.100.7", "")).hasStatus3xxRedirection();
    }

    @Test
    void a_program_that_fills_in_the_hidden_field_gets_the_same_answer_and_registers_nobody() {
        publishAnother();

        assertThat(register(Infrastructure.fresh("bot") + "@example.org", "192.0.2.9", "https://spam.example"))
                .hasStatus3xxRedirection();
        assertThat(registrations.findByDay(current)).isEmpty();
    }

    @Test
    void nothing_that_is_counted_can_be_read_from_the_store() {
        publishAnother();
        var address = Infrastructure.fresh("private") + "@example.org";

        register(address, "203.0.113.77", "");

        var stored = mongo.mongo()
                .getCollection("requestCounts")
                .find()
                .map(Document::toJson)
                .into(new ArrayList<>());
        assertThat(stored).isNotEmpty().noneMatch(count -> count.contains(address) || count.contains("203.0.113"));
    }

    private void publishAnother() {
        current = new DayId(Infrastructure.fresh("d"));
        draftDay.handle(Examples.day(current.value(), 500, 5), "camille");
        moveDay.handle(current, Step.PUBLISH, "camille");
    }

    private MvcTestResult register(String email, String network, String trap) {
        return mvc.post()
                .uri("/journees/{day}/inscription", current.value())
                .param("name", "Ada")
                .param("email", email)
                .param("structure", "other")
                .param("otherStructure", "Une association")
                .param("consent", "true")
                .param("website", trap)
                .with(csrf())
                .with(request -> {
                    request.setRemoteAddr(network);
                    return request;
                })
                .exchange();
    }
}
