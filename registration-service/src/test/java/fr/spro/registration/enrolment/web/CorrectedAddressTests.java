package fr.spro.registration.enrolment.web;

import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.FilledForm;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What somebody reads on the own page who entered the address of somebody else first, to find out whether it is
/// registered.
class CorrectedAddressTests extends PageTest {

    private static final Instant FIRST = Instant.parse("2027-09-01T10:00:00Z");
    private static final String OTHER = "ada@example.org";
    private static final String OWN = "max@example.org";

    @Test
    void own_page_data_and_calendar_are_the_same_after_a_known_and_after_an_unknown_address() {
        assertThat(read("d-a", "Ada")).isEqualTo(read("d-b", "Bea"));
    }

    @Test
    void they_tell_of_the_own_request_alone() {
        var read = read("d-b", "Bea");

        assertThat(read.get(1))
                .contains("\"history\":[]", "\"requestedAt\":\"2027-09-01T10:05\"")
                .doesNotContain(OTHER);
    }

    /// @param first of the person who was registered before
    private List<String> read(String slug, String first) {
        moveTo(FIRST.minusSeconds(3_600));
        var where = new DayId(slug);
        draftDay.handle(Examples.day(slug, 10, 5), "camille");
        moveDay.handle(where, Step.PUBLISH, "camille");
        var known = new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")),
                where,
                Examples.participant(first),
                Examples.wishes(MORNING),
                false);
        confirmRegistration.handle(accepted(registerParticipant.handle(known)));

        moveTo(FIRST);
        var request = send(where, OTHER, "");
        moveTo(FIRST.plusSeconds(60));
        var renamed = send(where, OTHER, request);
        moveTo(FIRST.plusSeconds(300));
        send(where, OWN, renamed);
        var own = registrations.findByDay(where).stream()
                .filter(Registration::isActive)
                .filter(found -> found.participant().email().value().equals(OWN))
                .findFirst()
                .orElseThrow();
        confirmRegistration.handle(own.id());

        moveTo(FIRST.plusSeconds(600));
        var secret = enrolment.ownLinks.of(own);
        return List.of("", "/donnees.json", "/journee.ics").stream()
                .map(page -> text("/inscriptions/" + secret + page)
                        .replace(secret, "secret")
                        .replace(own.id().value(), "id")
                        .replace(where.value(), "the-day"))
                .toList();
    }

    private String send(DayId where, String email, String corrected) {
        var sent = FilledForm.sent(mvc, where.value(), "Max", email)
                .param("demande", corrected)
                .exchange();
        var next = String.valueOf(sent.getResponse().getRedirectedUrl());
        assertThat(next).contains("/envoyee?demande=");
        return next.substring(next.indexOf("demande=") + 8);
    }

    /// Without what is random, and to the minute.
    private String text(String address) {
        var page = mvc.get().uri(address).exchange();
        assertThat(page).hasStatusOk();
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
                .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "")
                .replaceAll("(T\\d\\d:?\\d\\d):?\\d\\d(\\.\\d+)?Z", "$1");
    }
}
