package fr.spro.branding;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.jayway.jsonpath.JsonPath;
import fr.spro.branding.directory.Recipient;
import fr.spro.branding.directory.Recipients;
import fr.spro.branding.dispatch.Dispatch.State;
import fr.spro.branding.dispatch.DispatchId;
import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.DirectoryEvent.GroupMerged;
import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.DirectoryEvent.StructureMerged;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.testing.Infrastructure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What becomes of dispatches when structures or groups are merged.
class MergedDispatchesTests extends RunningService {

    @Autowired
    Recipients recipients;

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
}
