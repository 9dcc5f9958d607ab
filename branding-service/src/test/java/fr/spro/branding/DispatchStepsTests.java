package fr.spro.branding;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.branding.dispatch.Dispatch.State;
import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DayEvent.DayHeld;
import fr.spro.contracts.DayEvent.DayPublished;
import fr.spro.contracts.DispatchEvent.DispatchApproved;
import fr.spro.contracts.DispatchEvent.DispatchProposed;
import fr.spro.contracts.DispatchEvent.DispatchShipped;
import fr.spro.contracts.DispatchEvent.DispatchUnshipped;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.web.openapi.ApiTester;
import fr.spro.suite.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How coordinators and programs approve a dispatch and record its shipment.
class DispatchStepsTests extends RunningService {

    @Test
    void no_dispatch_is_approved_before_its_day_is_marked_as_held() {
        propose();
        Facts.publish(day, 2, new DayPublished(day, data(2), NOW));
        await().until(() -> Facts.isRead(Topic.DAYS, Service.BRANDING));
        var address = "/coordination/supports/" + stickers.value();
        var coordinator = staff("coordinatrice-" + group, "coordinator");

        assertThat(mvc.get().uri(address).with(coordinator))
                .bodyText()
                .contains("La journée n’est pas encore clôturée")
                .doesNotContain("Valider l’envoi");
        mvc.post().uri(address + "/approve").with(csrf()).with(coordinator).exchange();
        assertThat(mvc.post()
                        .uri("/api/branding/v1/dispatches/%s/approve".formatted(stickers.value()))
                        .with(program()))
                .hasStatus(422);
        assertThat(dispatches.findById(stickers).orElseThrow().state()).isEqualTo(State.PROPOSED);

        Facts.publish(day, 3, new DayHeld(day, data(3), NOW));
        await().until(() -> Facts.isRead(Topic.DAYS, Service.BRANDING));
        mvc.post().uri(address + "/approve").with(csrf()).with(coordinator).exchange();
        assertThat(dispatches.findById(stickers).orElseThrow().state()).isEqualTo(State.APPROVED);
    }

    @Test
    void a_coordinator_approves_and_ships_for_the_own_group() {
        propose();
        var address = "/coordination/supports/" + stickers.value();
        var coordinator = staff("coordinatrice-" + group, "coordinator");

        assertThat(mvc.get().uri("/coordination/supports").with(coordinator))
                .hasStatusOk()
                .bodyText()
                .contains("Mission locale " + structure, "vitrophanie", "Groupe local " + group, "banderole")
                .doesNotContain("??");
        assertThat(mvc.get().uri("/coordination/supports?lang=en&etat=nonsense").with(coordinator))
                .bodyText()
                .contains("window sticker")
                .doesNotContain("??");
        assertThat(mvc.get().uri(address).with(coordinator)).bodyText().contains("3 rue du Port", "Valider l’envoi");
        assertThat(mvc.post().uri(address + "/ship").with(csrf()).with(coordinator))
                .redirectedUrl()
                .endsWith("?impossible=ship");
        assertThat(mvc.post().uri(address + "/approve").with(csrf()).with(coordinator))
                .redirectedUrl()
                .endsWith("?done=approve");
        assertThat(mvc.get().uri(address + "?done=approve").with(coordinator))
                .bodyText()
                .contains("L’envoi est validé", "Noter l’expédition");
        assertThat(mvc.get().uri(address + "/ship").with(coordinator))
                .as("asks before the recipient is mailed")
                .bodyText()
                .contains("2 × vitrophanie", "3 rue du Port", "accueil@example.org", "pendant sept jours")
                .doesNotContain("??");
        assertThat(dispatches.findById(stickers).orElseThrow().state()).isEqualTo(State.APPROVED);
        for (int i = 0; i < 2; i++) {
            assertThat(mvc.post().uri(address + "/ship").with(csrf()).with(coordinator))
                    .redirectedUrl()
                    .endsWith("?done=ship");
        }

        await().untilAsserted(() -> assertThat(Facts.published(Topic.DISPATCHES, stickers.value()))
                .hasExactlyElementsOfTypes(DispatchProposed.class, DispatchApproved.class, DispatchShipped.class));
    }

    @Test
    void a_shipment_that_was_recorded_by_mistake_is_taken_back_and_published() {
        propose();
        var address = "/coordination/supports/" + stickers.value();
        var coordinator = staff("coordinatrice-" + group, "coordinator");
        for (var step : List.of("approve", "ship")) {
            mvc.post().uri(address + "/" + step).with(csrf()).with(coordinator).exchange();
        }
        await().untilAsserted(() -> assertThat(Facts.published(Topic.DISPATCHES, stickers.value()))
                .hasExactlyElementsOfTypes(DispatchProposed.class, DispatchApproved.class, DispatchShipped.class));
        assertThat(mvc.get().uri(address).with(coordinator))
                .bodyText()
                .contains("Annuler l’expédition", "le destinataire reçoit un message qui le dit")
                .doesNotContain("??");
        assertThat(mvc.get().uri(address + "/ship").with(coordinator))
                .redirectedUrl()
                .endsWith("?impossible=ship");

        for (int i = 0; i < 2; i++) {
            assertThat(mvc.post().uri(address + "/unship").with(csrf()).with(coordinator))
                    .redirectedUrl()
                    .endsWith("?done=unship");
        }

        await().untilAsserted(() -> assertThat(Facts.published(Topic.DISPATCHES, stickers.value()))
                .hasExactlyElementsOfTypes(
                        DispatchProposed.class,
                        DispatchApproved.class,
                        DispatchShipped.class,
                        DispatchUnshipped.class));
        assertThat(mvc.get().uri(address + "?done=unship").with(coordinator))
                .bodyText()
                .contains("L’expédition est annulée", "validé, à expédier", "Expédition annulée par")
                .doesNotContain("??");
        assertThat(mvc.post()
                        .uri("/api/branding/v1/dispatches/%s/unship".formatted(rollUps.value()))
                        .with(program()))
                .as("of what was never shipped")
                .hasStatus(422);
    }

    @Test
    void a_coordinator_cannot_see_dispatches_of_another_group() {
        propose();
        var address = "/coordination/supports/" + stickers.value();
        var stranger = staff("somebody", "coordinator");

        assertThat(mvc.get().uri("/coordination/supports").with(stranger))
                .bodyText()
                .doesNotContain(structure);
        assertThat(mvc.get().uri(address).with(stranger)).hasStatus(404);
        assertThat(mvc.post().uri(address + "/approve").with(csrf()).with(stranger))
                .hasStatus(404);
        assertThat(mvc.get().uri(address).with(staff("camille", "organiser"))).hasStatusOk();
        assertThat(mvc.get().uri(address).with(staff("ola", "operator"))).hasStatus(403);
        assertThat(dispatches.findById(stickers).orElseThrow().state()).isEqualTo(State.PROPOSED);
    }

    @Test
    void the_api_lists_approves_and_ships() {
        propose();
        var api = "/api/branding/v1/dispatches";
        var one = api + "/" + stickers.value();

        assertThat(mvc.get().uri(api + "?state=PROPOSED").with(program()))
                .hasStatusOk()
                .bodyText()
                .contains(structure);
        assertThat(mvc.post().uri(one + "/ship").header("Accept-Language", "en").with(program()))
                .hasStatus(422)
                .bodyText()
                .contains("in the state “to approve”");
        assertThat(mvc.post().uri(one + "/approve").with(program()))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("APPROVED");
        assertThat(mvc.get().uri(one).with(program())).hasStatusOk();
        assertThat(mvc.get().uri(api + "/unknown").with(program())).hasStatus(404);
        assertThat(mvc.get().uri(api)).hasStatus(401);
        assertThat(mvc.get().uri("/api/branding/openapi.json")).hasStatusOk();
    }

    @Test
    void the_api_returns_what_its_document_describes() throws Exception {
        propose();
        var api = ApiTester.of(mvc, "/api/branding/openapi.json", Role.values());
        var one = "/api/branding/v1/dispatches/{id}";

        api.get("/api/branding/v1/dispatches").answers(200);
        api.get(one, stickers.value()).answers(200);
        api.post(one + "/{step}", stickers.value(), "ship").answers(422);
        api.post(one + "/{step}", stickers.value(), "approve").answers(200);

        assertThat(api.deviations()).isEmpty();
    }

    private static Day data(long version) {
        return new Day(
                version,
                "journee",
                "Journée",
                NOW,
                NOW.plusSeconds(60),
                "Nantes",
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
