package fr.spro.registration.enrolment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.NewAddressEntered;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.FilledForm;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.EnrolmentUseCases;
import fr.spro.registration.enrolment.Participant;
import java.util.ArrayList;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Limits of the public forms, which cannot be used to mail others or to fill a day.
class RequestLimitTests extends PageTest {

    private DayId current = day;

    @Test
    void limits_mails_per_address_and_day_with_the_same_response() {
        var address = Infrastructure.fresh("victim") + "@example.org";
        for (int i = 0; i < EnrolmentUseCases.LIMITS.perAddress() + 1; i++) {
            publishAnother();
            assertThat(register(address, "192.0.2.1", ""))
                    .as("request %d", i + 1)
                    .redirectedUrl()
                    .startsWith("/journees/%s/inscription/envoyee".formatted(current.value()));
            assertThat(registrations.findByDay(current)).as("request %d", i + 1).hasSize(1);
            assertThat(events(registrations.findByDay(current).getFirst().id()))
                    .as("mails of request %d", i + 1)
                    .hasSize(i < EnrolmentUseCases.LIMITS.perAddress() ? 1 : 0);
        }
    }

    @Test
    void lost_links_that_others_asked_for_suppress_no_registration() {
        publishAnother();
        var address = Infrastructure.fresh("victim") + "@example.org";
        for (int i = 0; i < EnrolmentUseCases.LIMITS.perAddress(); i++) {
            assertThat(mvc.post()
                            .uri("/journees/{day}/lien", current.value())
                            .param("email", address)
                            .with(csrf()))
                    .hasStatus3xxRedirection();
        }

        register(address, "192.0.2.1", "");

        assertThat(registrations.findByDay(current))
                .singleElement()
                .satisfies(registered ->
                        assertThat(events(registered.id())).singleElement().isInstanceOf(RegistrationRequested.class));
    }

    @Test
    void a_registration_above_the_limit_is_confirmed_by_a_link_that_was_asked_for() {
        var address = Infrastructure.fresh("ada") + "@example.org";
        for (int i = 0; i <= EnrolmentUseCases.LIMITS.perAddress(); i++) {
            publishAnother();
            register(address, "192.0.2.1", "");
        }

        mvc.post()
                .uri("/journees/{day}/lien", current.value())
                .param("email", address)
                .with(csrf())
                .exchange();

        var id = registrations.findByDay(current).getFirst().id();
        assertThat(events(id)).singleElement().isInstanceOf(LinkRenewed.class);
        assertThat(mvc.post()
                        .uri("/inscriptions/%s/confirmation".formatted(links.text(id.value(), 2)))
                        .with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(store.get(id).isConfirmed()).isTrue();
    }

    @Test
    void limits_the_new_addresses_that_one_registration_causes_a_mail_to() {
        publish(10, 1);
        var id = confirmed("Ada");
        MvcTestResult last = null;
        for (int i = 0; i <= EnrolmentUseCases.LIMITS.perRegistration(); i++) {
            last = mvc.post()
                    .uri("/inscriptions/%s/identite".formatted(links.text(id.value(), 1)))
                    .param("version", store.get(id).contact().shown())
                    .param("name", "Ada")
                    .param("email", "victim%d@example.org".formatted(i))
                    .with(csrf())
                    .exchange();
        }

        assertThat(last).hasStatus(422).bodyText().contains("aucun message n’est parti");
        assertThat(events(id).stream().filter(NewAddressEntered.class::isInstance))
                .hasSize(EnrolmentUseCases.LIMITS.perRegistration());
    }

    @Test
    void entering_two_addresses_in_turn_at_the_same_time_mails_no_more() throws Exception {
        publish(10, 1);
        var id = confirmed("Ada");
        var opened = store.get(id).contact().shown();

        inParallel(40, i -> {
            mvc.post()
                    .uri("/inscriptions/%s/identite".formatted(links.text(id.value(), 1)))
                    .param("version", i < 2 ? opened : store.get(id).contact().shown())
                    .param("name", "Ada")
                    .param("email", "victim%d@example.org".formatted(i % 2))
                    .with(csrf())
                    .exchange();
            return id;
        });

        assertThat(events(id).stream().filter(NewAddressEntered.class::isInstance))
                .hasSizeLessThanOrEqualTo(EnrolmentUseCases.LIMITS.perRegistration());
    }

    @Test
    void an_address_that_was_replaced_meanwhile_is_new_in_the_write() {
        publish(10, 1);
        var id = confirmed("Ada");
        var first = Examples.correcting(store.get(id), "Ada", "first@example.org", Participant.ACTOR);
        assertThat(correctParticipant.handle(first, true))
                .hasValueSatisfying(one -> assertThat(one.mails()).isTrue());
        var again = Examples.correcting(store.get(id), "Ada", "first@example.org", Participant.ACTOR);
        assertThat(correctParticipant.handle(again, false))
                .as("known: it mails nobody")
                .hasValueSatisfying(one -> assertThat(one.mails()).isFalse());
        correctParticipant.handle(Examples.correcting(store.get(id), "Ada", "second@example.org", Participant.ACTOR));

        var replaced = Examples.correcting(store.get(id), "Ada", "first@example.org", Participant.ACTOR);
        assertThat(correctParticipant.handle(replaced, false)).isEmpty();
        assertThat(store.get(id).contact().enteredAddress().value()).isEqualTo("second@example.org");
    }

    @Test
    void limits_corrections_per_network_as_the_form() {
        publishAnother();
        MvcTestResult last = null;
        for (int i = 0; i <= EnrolmentUseCases.LIMITS.perNetwork(); i++) {
            last = mvc.post()
                    .uri("/journees/{day}/inscription/correction", current.value())
                    .with(csrf())
                    .exchange();
            if (i < EnrolmentUseCases.LIMITS.perNetwork()) assertThat(last).hasStatusOk();
        }

        assertThat(last).hasStatus(429);
    }

    @Test
    void limits_requests_per_network() {
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
    void ignores_a_registration_with_the_honeypot_field_filled_in() {
        publishAnother();

        assertThat(register(Infrastructure.fresh("bot") + "@example.org", "192.0.2.9", "https://spam.example"))
                .hasStatus3xxRedirection();
        assertThat(registrations.findByDay(current)).isEmpty();
    }

    @Test
    void stores_no_address_or_network_of_a_request_in_plain_text() {
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
        return FilledForm.sent(mvc, current.value(), "Ada", email)
                .param("website", trap)
                .with(request -> {
                    request.setRemoteAddr(network);
                    return request;
                })
                .exchange();
    }
}
