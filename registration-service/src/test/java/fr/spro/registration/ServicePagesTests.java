package fr.spro.registration;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.DeliveryEvent.MessageAnswered;
import fr.spro.contracts.DeliveryEvent.MessageNotSent;
import fr.spro.contracts.DeliveryEvent.MessageUndelivered;
import fr.spro.contracts.DeliveryEvent.NotificationNotSent;
import fr.spro.contracts.DeliveryEvent.NotificationSent;
import fr.spro.contracts.DeliveryEvent.Reason;
import fr.spro.contracts.EntityRef;
import fr.spro.platform.messaging.Facts;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Step;
import fr.spro.registration.kiosk.KioskLinks;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Parts of pages that need the running service: headers of its paths, and the effects of its inbox.
class ServicePagesTests extends RunningService {

    @Autowired
    KioskLinks kioskLinks;

    @Test
    void allows_scripts_at_the_check_in_desk_only() {
        publish(50, 5);

        assertThat(mvc.get()
                        .uri("/coordination/journees/{day}/accueil", day.value())
                        .with(staff("organiser")))
                .hasStatusOk()
                .satisfies(result -> {
                    assertThat(result.getResponse().getHeader("Content-Security-Policy"))
                            .contains("script-src 'self'", "connect-src 'self'", "worker-src 'self'");
                    assertThat(result.getResponse().getHeader("Permissions-Policy"))
                            .contains("camera=(self)");
                })
                .bodyText()
                .contains("/assets/registration/check-in-");
        for (var path : List.of("/inscriptions", "")) {
            assertThat(mvc.get()
                            .uri("/coordination/journees/%s%s".formatted(day.value(), path))
                            .with(staff("organiser")))
                    .satisfies(result -> {
                        assertThat(result.getResponse().getHeader("Content-Security-Policy"))
                                .asInstanceOf(STRING)
                                .contains("default-src 'none'")
                                .doesNotContain("script-src", "connect-src", "worker-src");
                        assertThat(result.getResponse().getHeader("Permissions-Policy"))
                                .contains("camera=()");
                    });
        }
    }

    /// As most people register: on a phone that keeps no cookie, with a form from before the service was
    /// restarted.
    @Test
    void a_public_form_needs_no_cookie() {
        publish(10, 5);
        var form = "/journees/%s/inscription".formatted(day.value());

        assertThat(mvc.get().uri(form))
                .hasStatusOk()
                .doesNotContainHeader("Set-Cookie")
                .bodyText()
                .doesNotContain("_csrf");
        assertThat(mvc.post()
                        .uri(form)
                        .header("Sec-Fetch-Site", "same-origin")
                        .param("_csrf", "of-another-day")
                        .param("lastName", "Ada")
                        .param("email", "ada@example.org")
                        .param("structure", "other")
                        .param("otherStructure", "Ici")
                        .param("workshops[0]", "none")
                        .param("workshops[1]", "none")
                        .param("consent", "true"))
                .hasStatus3xxRedirection()
                .doesNotContainHeader("Set-Cookie")
                .satisfies(result ->
                        assertThat(result.getResponse().getRedirectedUrl()).startsWith(form + "/envoyee?demande="));
        assertThat(mvc.post().uri(form).header("Sec-Fetch-Site", "cross-site")).hasStatus(403);
        assertThat(registrations.findByDay(day)).hasSize(1);
    }

    @Test
    void a_kiosk_page_is_not_cached_and_sends_no_referrer() throws Exception {
        draftDay.handle(
                RegionalDay.draft(
                        day, "request", Examples.detailsUntil(Instant.now().plusSeconds(3600)), List.of(), List.of()),
                "camille");
        moveDay.handle(day, Step.PUBLISH, "camille");
        kioskLinks.create(day, "camille");
        var kiosk = URI.create(kioskLinks.address(day).orElseThrow()).getPath();
        confirmed("Ada");
        var found = mvc.post().uri(kiosk).with(csrf()).param("who", "Ada").exchange();
        var choice =
                found.getResponse().getContentAsString().replaceAll("(?s).*name=\"choix\" value=\"([^\"]+)\".*", "$1");
        var checkedIn = mvc.post()
                .uri(kiosk + "/arrivee")
                .with(csrf())
                .param("choix", choice)
                .exchange();

        assertThat(mvc.get().uri(checkedIn.getResponse().getRedirectedUrl()))
                .hasStatusOk()
                .hasHeader("Referrer-Policy", "no-referrer")
                .satisfies(result -> assertThat(result.getResponse().getHeader("Cache-Control"))
                        .contains("no-store"));
    }

    @Test
    void shows_staff_which_emails_were_not_delivered() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);

        var key = "n-" + id.value();
        var ada = EntityRef.registration(id.value());
        var at = Instant.now();

        Facts.publish(key, 1, new NotificationNotSent(key, "changed", ada, "e-1", Reason.REJECTED_BY_SERVER, at));
        awaitList("message non envoyé");
        Facts.publish(key, 2, new NotificationSent(key, "changed", ada, "e-1", at.plusSeconds(1)));
        Facts.publish(
                key, 3, new MessageUndelivered(key, "changed", ada, "e-1", 1L, "address-unknown", at.plusSeconds(2)));
        awaitList("message non remis");
        Facts.publish(key, 4, new MessageAnswered(key, "changed", ada, "e-1", "told-by-phone", at.plusSeconds(3)));
        var other = key + "-2";
        Facts.publish(
                other, 1, new MessageNotSent(other, "changed", ada, "e-2", "rejected-mailbox", at.plusSeconds(4)));
        awaitList("message non envoyé");

        assertThat(mvc.get()
                        .uri("/coordination/journees/%s/inscriptions/%s".formatted(day.value(), id.value()))
                        .with(staff("organiser")))
                .bodyText()
                .contains("cette adresse n’existe pas", "le serveur de messagerie a refusé cette adresse");
    }

    private void awaitList(String mark) {
        await().untilAsserted(() -> assertThat(mvc.get()
                        .uri("/coordination/journees/%s/inscriptions".formatted(day.value()))
                        .with(staff("organiser")))
                .bodyText()
                .contains(mark));
    }
}
