package fr.spro.notification;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.DirectoryEvent.GroupMerged;
import fr.spro.contracts.DirectoryEvent.StructureMerged;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.testing.Infrastructure;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whom a message reaches when entries of the directory are merged or share an id.
class MergedRecipientsTests extends RunningService {

    @Test
    void a_message_for_a_merged_structure_goes_to_the_target_and_waits_for_it() {
        var duplicate = Infrastructure.fresh("s");
        var staying = Infrastructure.fresh("s");
        var group = Infrastructure.fresh("g");
        for (int i = 0; i < 2; i++)
            Facts.publish(EntityRef.structure(duplicate), 2, new StructureMerged(duplicate, 2, staying));
        Facts.publish(
                EntityRef.structure(duplicate), 1, structure(duplicate, 1, "g-elsewhere", duplicate + "@example.org"));
        Facts.publish(duplicate, 3, shipped(EntityRef.structure(duplicate), 1));
        Facts.publish(
                EntityRef.group(group),
                1,
                new GroupListed(group, 1, "Groupe", "Loire", List.of(), List.of("m-" + group)));
        var page = "/coordination/messages?pour=" + staying;
        await().untilAsserted(() -> assertThat(mvc.get()
                        .uri("/api/notification/v1/messages?state=DUE&recipient=" + staying)
                        .with(program()))
                .bodyJson()
                .extractingPath("$.messages[0].waitingFor[0]")
                .isEqualTo("structure:" + staying));

        Facts.publish(EntityRef.structure(staying), 1, structure(staying, 1, group, person + "@example.org"));

        awaitMails(1);
        assertThat(mailsTo(duplicate)).isEmpty();
        var row = assertThat(mvc.get().uri(page).with(staff("m-" + group, "coordinator")));
        row.bodyText().contains("Structure " + staying).doesNotContain("Aucun message ici");
    }

    @Test
    void coordinators_of_the_target_see_the_messages_of_a_merged_group_and_its_structures() {
        var merged = Infrastructure.fresh("g");
        var staying = Infrastructure.fresh("g");
        var structure = Infrastructure.fresh("s");
        Facts.publish(EntityRef.structure(structure), 1, structure(structure, 1, merged, person + "@example.org"));
        Facts.publish(structure, 3, shipped(EntityRef.structure(structure), 1));
        Facts.publish(EntityRef.group(merged), 2, new GroupMerged(merged, 2, staying));
        Facts.publish(
                EntityRef.group(staying),
                1,
                new GroupListed(staying, 1, "Groupe", "Loire", List.of(), List.of("m-" + staying)));
        Facts.publish(
                EntityRef.group(merged),
                1,
                new GroupListed(merged, 1, "Ancien groupe", "Loire", List.of(), List.of("m-" + merged)));
        awaitMails(1);

        var page = "/coordination/messages?pour=" + structure;
        await().untilAsserted(() -> assertThat(mvc.get().uri(page).with(staff("m-" + staying, "coordinator")))
                .bodyText()
                .contains("Structure " + structure));
        assertThat(mvc.get().uri(page).with(staff("m-" + merged, "coordinator")))
                .bodyText()
                .contains("Aucun message ici");
    }

    @Test
    void keeps_recipients_of_one_id_apart_by_their_kind() {
        var id = person;
        Facts.publish(day, 1, Examples.published(day, 1));
        Facts.publish(EntityRef.structure(id), 1, structure(id, 1, id, "structure-" + id + "@example.org"));
        Facts.publish(
                EntityRef.group(id), 1, new GroupListed(id, 1, "Groupe", "Loire", List.of(id), List.of("m-" + id)));
        var coordinator =
                new ContactListed(EntityRef.coordinator(id), 1, "Cleo", "coordinator-" + id + "@example.org", "fr");
        Facts.publish(EntityRef.coordinator(id), 1, coordinator);
        Facts.publish(EntityRef.registration(id), 1, Examples.contact(id, 1, "fr"));

        Facts.publish(id, 2, Examples.requested(id, day));
        Facts.publish("d-s-" + id, 1, shipped(EntityRef.structure(id), 1));
        Facts.publish("d-g-" + id, 1, shipped(EntityRef.group(id), 1));

        awaitMails(1);
        await().untilAsserted(() -> {
            assertThat(mailsTo("structure-" + id)).hasSize(1);
            assertThat(mailsTo("coordinator-" + id)).hasSize(1);
        });

        Facts.publishTombstone(Topic.DIRECTORY, EntityRef.structure(id), 2);
        Facts.publishTombstone(Topic.CONTACTS, EntityRef.registration(id), 2);
        await().until(() -> Facts.isRead(Topic.CONTACTS, Service.NOTIFICATION)
                && Facts.isRead(Topic.DIRECTORY, Service.NOTIFICATION));
        Facts.publish("d-g-" + id, 2, shipped(EntityRef.group(id), 1));

        await().untilAsserted(() -> assertThat(mailsTo("coordinator-" + id))
                .as("the group is still known")
                .hasSize(2));
    }
}
