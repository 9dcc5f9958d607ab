package fr.spro.branding;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.jayway.jsonpath.JsonPath;
import fr.spro.branding.directory.Recipient;
import fr.spro.branding.directory.Recipients;
import fr.spro.branding.dispatch.Dispatch.State;
import fr.spro.branding.dispatch.DispatchId;
import fr.spro.branding.dispatch.Dispatches;
import fr.spro.branding.dispatch.ProposeDispatches;
import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DayEvent.DayHeld;
import fr.spro.contracts.DayEvent.DayPublished;
import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.DirectoryEvent.GroupMerged;
import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.DirectoryEvent.StructureMerged;
import fr.spro.contracts.DispatchEvent.DispatchApproved;
import fr.spro.contracts.DispatchEvent.DispatchProposed;
import fr.spro.contracts.DispatchEvent.DispatchShipped;
import fr.spro.contracts.DispatchEvent.DispatchUnshipped;
import fr.spro.contracts.DispatchEvent.DispatchWithdrawn;
import fr.spro.contracts.DispatchEvent.Item;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.RegistrationEvent.CheckInWithdrawn;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.messaging.UnreadableDocuments;
import fr.spro.platform.messaging.work.ItemFailures.SomeItemsFailed;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.web.openapi.ApiTester;
import fr.spro.suite.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// From attendance to shipment, with a real broker and store.
@SpringBootTest(properties = {"spro.topics.create=true", "management.server.port=", "spro.dispatch.shipping.settle=0s"})
@AutoConfigureMockMvc
class DispatchTests {

    private static final Instant NOW = Instant.parse("2026-11-19T16:00:00Z");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Dispatches dispatches;

    @Autowired
    Recipients recipients;

    private final String day = Infrastructure.fresh("d");

    @Autowired
    ProposeDispatches proposeDispatches;

    @Autowired
    Reconcilers reconcilers;

    @Autowired
    MongoOperations mongo;

    private final String group = Infrastructure.fresh("g");
    private final String structure = Infrastructure.fresh("s");
    private final DispatchId stickers = new DispatchId("structure.%s.%s".formatted(day, structure));
    private final DispatchId rollUps = new DispatchId("group.%s.%s".formatted(day, group));

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        Infrastructure.properties("branding").forEach((name, value) -> registry.add(name, () -> value));
    }

    @Test
    void attendance_proposes_stickers_for_the_structure_and_roll_ups_and_banner_for_the_group() {
        listGroup();
        listStructure(1);
        checkIn("ada", 1);
        checkIn("bea", 1);

        awaitState(stickers, State.PROPOSED);
        awaitState(rollUps, State.PROPOSED);
        await().until(() -> Facts.isRead(Topic.REGISTRATIONS, Service.BRANDING));
        assertThat(Facts.published(Topic.DISPATCHES, stickers.value()))
                .singleElement()
                .isInstanceOfSatisfying(
                        DispatchProposed.class,
                        fact -> assertThat(fact.items()).containsExactly(new Item("sticker", 2)));
        assertThat(Facts.published(Topic.DISPATCHES, rollUps.value()))
                .singleElement()
                .isInstanceOfSatisfying(
                        DispatchProposed.class,
                        fact -> assertThat(fact.items())
                                .extracting(Item::materialId)
                                .containsExactly("regional-roll-up", "personal-roll-up", "banner"));
    }

    @Test
    void a_dispatch_is_withdrawn_with_the_last_check_in_that_entitles_to_it() {
        propose();
        checkIn("bea", 1);
        await().until(() -> Facts.isRead(Topic.REGISTRATIONS, Service.BRANDING));

        withdraw("ada", 4);
        await().until(() -> Facts.isRead(Topic.REGISTRATIONS, Service.BRANDING));
        assertThat(dispatches.findById(stickers).orElseThrow().state())
                .as("while another one is present")
                .isEqualTo(State.PROPOSED);
        withdraw("bea", 4);
        awaitState(stickers, State.WITHDRAWN);
        awaitState(rollUps, State.WITHDRAWN);
        assertThat(Facts.published(Topic.DISPATCHES, stickers.value()))
                .hasExactlyElementsOfTypes(DispatchProposed.class, DispatchWithdrawn.class);

        checkIn("bea", 1);
        await().until(() -> Facts.isRead(Topic.REGISTRATIONS, Service.BRANDING));
        assertThat(dispatches.findById(stickers).orElseThrow().state())
                .as("after a replay of the withdrawn check-in")
                .isEqualTo(State.WITHDRAWN);
        Facts.publish("r-bea-" + day, 5, checkedIn("bea", structure, 1L, group));
        awaitState(stickers, State.PROPOSED);
        awaitState(rollUps, State.PROPOSED);
    }

    @Test
    void an_approved_dispatch_stays_when_the_check_in_is_withdrawn() {
        propose();
        mvc.post()
                .uri("/coordination/supports/%s/approve".formatted(stickers.value()))
                .with(csrf())
                .with(staff("coordinatrice-" + group, "coordinator"))
                .exchange();
        awaitState(stickers, State.APPROVED);

        withdraw("ada", 4);

        awaitState(rollUps, State.WITHDRAWN);
        assertThat(dispatches.findById(stickers).orElseThrow().state()).isEqualTo(State.APPROVED);
    }

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
    void a_dispatch_waits_for_the_structure_at_the_version_of_the_attendance() {
        listGroup();
        listStructure(1);
        checkIn("ada", 2);
        awaitState(stickers, State.ENTITLED);

        listStructure(2);

        awaitState(stickers, State.PROPOSED);
        assertThat(dispatches.findById(stickers).orElseThrow().recipientVersion())
                .isEqualTo(2);
    }

    @Test
    void guarantee_3_every_event_three_times_and_out_of_order_proposes_each_dispatch_once() {
        var facts = new ArrayList<Runnable>();
        for (int i = 0; i < 3; i++) {
            facts.add(this::listGroup);
            facts.add(() -> listStructure(1));
            for (var name : List.of("ada", "bea", "cleo")) facts.add(() -> checkIn(name, 1));
        }
        Collections.shuffle(facts, new Random(7));

        facts.forEach(Runnable::run);

        awaitState(stickers, State.PROPOSED);
        awaitState(rollUps, State.PROPOSED);
        await().until(() ->
                Facts.isRead(Topic.REGISTRATIONS, Service.BRANDING) && Facts.isRead(Topic.DIRECTORY, Service.BRANDING));
        assertThat(Facts.published(Topic.DISPATCHES, stickers.value())).hasSize(1);
        assertThat(Facts.published(Topic.DISPATCHES, rollUps.value())).hasSize(1);
    }

    @Test
    void a_dispatch_that_cannot_be_read_stops_no_other_of_the_same_attendance() {
        listGroup();
        listStructure(1);
        await().until(() -> Facts.isRead(Topic.DIRECTORY, Service.BRANDING));
        var unreadable = new Document("_id", stickers.value()).append("version", "unreadable");
        mongo.getCollection("dispatch").insertOne(unreadable);

        assertThatExceptionOfType(SomeItemsFailed.class)
                .isThrownBy(() -> proposeDispatches.handle(new ProposeDispatches.Command(day, structure, 1, group)));

        awaitState(rollUps, State.PROPOSED);
        mongo.getCollection("dispatch").deleteOne(unreadable);
    }

    @Test
    void a_document_that_cannot_be_read_stops_no_job() {
        propose();

        assertThat(reconcilers.jobs()).isNotEmpty();
        assertThat(new UnreadableDocuments(mongo).stopped(reconcilers.jobs())).isEmpty();
    }

    @Test
    void attendance_without_a_structure_proposes_nothing() {
        Facts.publish("r-none-" + day, 3, checkedIn("none", null, null, null));

        await().until(() -> Facts.isRead(Topic.REGISTRATIONS, Service.BRANDING));
        assertThat(dispatches.findByRecipientIn(List.of(EntityRef.structure(structure))))
                .isEmpty();
        assertThat(Facts.deadLetters(Topic.REGISTRATIONS, Service.BRANDING)).isEmpty();
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

    @Test
    void handles_every_event_of_its_topics() {
        for (var topic : Topic.values()) {
            if (topic.readers().contains(Service.BRANDING)) Facts.publishSamples(topic);
        }

        for (var topic : Topic.values()) {
            if (!topic.readers().contains(Service.BRANDING)) continue;
            await().until(() -> Facts.isRead(topic, Service.BRANDING));
            assertThat(Facts.deadLetters(topic, Service.BRANDING)).isEmpty();
        }
    }

    @Test
    void keeps_a_group_when_a_structure_with_the_same_id_is_merged_and_removed() {
        var id = Infrastructure.fresh("nantes");
        var another = Infrastructure.fresh("s");
        Facts.publish(
                EntityRef.group(id),
                1,
                new GroupListed(id, 1, "Groupe local " + id, "Loire", List.of(), List.of("cheffe-" + id)));
        listStructure(id, 1, id);
        listStructure(another, 1, group);
        Facts.publish("r-ada-" + day, 3, checkedIn("ada", id, 1L, id));
        awaitState(stickersOf(id), State.PROPOSED);
        awaitState(rollUpsOf(id), State.PROPOSED);

        Facts.publish(EntityRef.structure(id), 2, new StructureMerged(id, 2, another));
        await().untilAsserted(() -> assertThat(recipientOf(stickersOf(id))).isEqualTo(another));
        assertThat(recipientOf(rollUpsOf(id))).isEqualTo(id);

        Facts.publishTombstone(Topic.DIRECTORY, EntityRef.structure(id), 3);
        await().until(() -> Facts.isRead(Topic.DIRECTORY, Service.BRANDING));
        assertThat(recipients.findById(EntityRef.structure(id))).isEmpty();
        Facts.publish(EntityRef.structure(id), 2, new StructureMerged(id, 2, another));
        await().until(() -> Facts.isRead(Topic.DIRECTORY, Service.BRANDING));
        assertThat(recipients.findById(EntityRef.structure(id)))
                .as("a replay restores nothing")
                .isEmpty();
        assertThat(recipients.findByRefIn(List.of(EntityRef.structure(id), EntityRef.group(id))))
                .extracting(Recipient::ref)
                .containsExactly(EntityRef.group(id));
        assertThat(recipients.findById(EntityRef.group(id))).isPresent();
        assertThat(mvc.get().uri("/coordination/supports").with(staff("cheffe-" + id, "coordinator")))
                .bodyText()
                .contains("Groupe local " + id, "banderole");
    }

    @Test
    void replaces_a_duplicate_proposal_when_structures_are_merged() {
        propose();
        var duplicate = listDuplicate();
        checkInFrom(duplicate, "bea");
        awaitState(stickersOf(duplicate), State.PROPOSED);

        for (int i = 0; i < 2; i++) mergeStructure(duplicate);

        awaitState(stickersOf(duplicate), State.REPLACED);
        assertThat(dispatches.findById(stickers).orElseThrow().state()).isEqualTo(State.PROPOSED);
        assertThat(mvc.get()
                        .uri("/coordination/supports/" + stickersOf(duplicate).value())
                        .with(staff("camille", "organiser")))
                .bodyText()
                .contains("remplacé par un autre envoi")
                .doesNotContain("??", "Valider l’envoi");
    }

    @Test
    void approves_and_ships_a_dispatch_of_a_merged_structure_for_the_target() {
        listGroup();
        var duplicate = listDuplicate();
        checkInFrom(duplicate, "ada");
        awaitState(stickersOf(duplicate), State.PROPOSED);
        listStructure(1);

        mergeStructure(duplicate);

        await().untilAsserted(() -> assertThat(
                        dispatches.findById(stickersOf(duplicate)).orElseThrow().groupId())
                .isEqualTo(group));
        var coordinator = staff("coordinatrice-" + group, "coordinator");
        assertThat(mvc.get().uri("/coordination/supports").with(coordinator))
                .bodyText()
                .contains("Mission locale " + structure)
                .doesNotContain("Mission locale " + duplicate);
        var address = "/coordination/supports/" + stickersOf(duplicate).value();
        assertThat(mvc.get().uri(address).with(coordinator)).bodyText().contains("3 rue du Port");
        assertThat(mvc.post().uri(address + "/approve").with(csrf()).with(coordinator))
                .redirectedUrl()
                .endsWith("?done=approve");
        assertThat(mvc.get()
                        .uri("/api/branding/v1/dispatches/"
                                + stickersOf(duplicate).value())
                        .with(program()))
                .bodyJson()
                .extractingPath("$.recipientId")
                .isEqualTo(structure);

        checkIn("bea", 1);

        awaitState(stickers, State.REPLACED);
        assertThat(Facts.published(Topic.DISPATCHES, stickers.value())).isEmpty();
    }

    @Test
    void events_in_any_order_and_three_times_leave_one_dispatch() {
        var duplicate = Infrastructure.fresh("s");
        for (int round = 0; round < 5; round++) {
            var facts = new ArrayList<Runnable>();
            for (int i = 0; i < 3; i++) {
                facts.add(this::listGroup);
                facts.add(() -> listStructure(1));
                facts.add(() -> listDuplicate(duplicate));
                facts.add(() -> mergeStructure(duplicate));
                facts.add(() -> checkIn("ada", 1));
                facts.add(() -> checkInFrom(duplicate, "bea"));
            }
            Collections.shuffle(facts, new Random(round));
            facts.forEach(Runnable::run);
        }

        await().untilAsserted(() -> {
            assertThat(Facts.isRead(Topic.REGISTRATIONS, Service.BRANDING)
                            && Facts.isRead(Topic.DIRECTORY, Service.BRANDING))
                    .isTrue();
            assertThat(List.of(
                            dispatches.findById(stickers).orElseThrow().state(),
                            dispatches
                                    .findById(stickersOf(duplicate))
                                    .orElseThrow()
                                    .state()))
                    .containsExactlyInAnyOrder(State.PROPOSED, State.REPLACED);
        });
    }

    @Test
    void merging_keeps_two_approved_dispatches() {
        propose();
        var duplicate = listDuplicate();
        checkInFrom(duplicate, "bea");
        awaitState(stickersOf(duplicate), State.PROPOSED);
        for (var one : List.of(stickers, stickersOf(duplicate))) {
            assertThat(mvc.post()
                            .uri("/coordination/supports/%s/approve".formatted(one.value()))
                            .with(csrf())
                            .with(staff("camille", "organiser")))
                    .hasStatus3xxRedirection();
        }

        mergeStructure(duplicate);

        await().until(() -> Facts.isRead(Topic.DIRECTORY, Service.BRANDING));
        for (var one : List.of(stickers, stickersOf(duplicate))) {
            assertThat(dispatches.findById(one).orElseThrow().state()).isEqualTo(State.APPROVED);
        }
    }

    @Test
    void dispatches_of_a_merged_group_belong_to_the_coordinators_of_the_target() {
        propose();
        var staying = Infrastructure.fresh("g");
        Facts.publish(
                EntityRef.group(staying),
                2,
                new GroupListed(
                        staying, 2, "Groupe local " + staying, "Loire", List.of(), List.of("cheffe-" + staying)));

        for (int i = 0; i < 2; i++) Facts.publish(EntityRef.group(group), 2, new GroupMerged(group, 2, staying));

        var coordinator = staff("cheffe-" + staying, "coordinator");
        for (var one : List.of(stickers, rollUps)) {
            await().untilAsserted(() -> assertThat(mvc.get()
                            .uri("/coordination/supports/" + one.value())
                            .with(coordinator))
                    .hasStatusOk());
        }
        assertThat(mvc.get().uri("/coordination/supports").with(coordinator))
                .bodyText()
                .contains("Groupe local " + staying, "Mission locale " + structure);
        assertThat(mvc.get().uri("/coordination/supports").with(staff("coordinatrice-" + group, "coordinator")))
                .bodyText()
                .doesNotContain(structure);
    }

    private String listDuplicate() {
        var duplicate = Infrastructure.fresh("s");
        listDuplicate(duplicate);
        return duplicate;
    }

    private void listDuplicate(String duplicate) {
        Facts.publish(
                EntityRef.structure(duplicate),
                1,
                new StructureListed(
                        duplicate,
                        1,
                        "Mission locale " + duplicate,
                        "mission-locale",
                        "g-elsewhere",
                        new PostalAddress("9 rue Ancienne", "44000", "Nantes"),
                        "ancien@example.org"));
    }

    private void mergeStructure(String duplicate) {
        Facts.publish(EntityRef.structure(duplicate), 2, new StructureMerged(duplicate, 2, structure));
    }

    private void checkInFrom(String duplicate, String name) {
        Facts.publish("r-%s-%s".formatted(name, day), 3, checkedIn(name, duplicate, 1L, "g-elsewhere"));
    }

    private DispatchId stickersOf(String recipient) {
        return new DispatchId("structure.%s.%s".formatted(day, recipient));
    }

    private DispatchId rollUpsOf(String recipient) {
        return new DispatchId("group.%s.%s".formatted(day, recipient));
    }

    private String recipientOf(DispatchId dispatch) {
        var shown =
                mvc.get().uri("/api/branding/v1/dispatches/" + dispatch.value()).with(program());
        return JsonPath.read(new String(shown.exchange().getResponse().getContentAsByteArray()), "$.recipientId");
    }

    private void propose() {
        listGroup();
        listStructure(1);
        checkIn("ada", 1);
        awaitState(stickers, State.PROPOSED);
        awaitState(rollUps, State.PROPOSED);
    }

    private void listGroup() {
        Facts.publish(
                EntityRef.group(group),
                1,
                new GroupListed(
                        group, 1, "Groupe local " + group, "Loire", List.of(), List.of("coordinatrice-" + group)));
    }

    private void listStructure(long version) {
        listStructure(structure, version, group);
    }

    private static void listStructure(String structure, long version, String group) {
        Facts.publish(
                EntityRef.structure(structure),
                version,
                new StructureListed(
                        structure,
                        version,
                        "Mission locale " + structure,
                        "mission-locale",
                        group,
                        new PostalAddress("3 rue du Port", "44000", "Nantes"),
                        "accueil@example.org"));
    }

    private void checkIn(String name, long structureVersion) {
        Facts.publish("r-%s-%s".formatted(name, day), 3, checkedIn(name, structure, structureVersion, group));
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
                null);
    }

    private void withdraw(String name, long sequence) {
        var registration = "r-%s-%s".formatted(name, day);
        Facts.publish(registration, sequence, new CheckInWithdrawn(registration, day, 2, 1, NOW));
    }

    private ParticipantCheckedIn checkedIn(
            String name, @Nullable String structure, @Nullable Long structureVersion, @Nullable String group) {
        return new ParticipantCheckedIn(
                "r-%s-%s".formatted(name, day), day, 2, 1, structure, structureVersion, group, NOW);
    }

    private void awaitState(DispatchId id, State state) {
        await().untilAsserted(() -> assertThat(dispatches.findById(id))
                .hasValueSatisfying(dispatch -> assertThat(dispatch.state()).isEqualTo(state)));
    }
}
