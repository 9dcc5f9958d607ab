package fr.spro.notification;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.EntityRef;
import fr.spro.notification.mail.Kind;
import fr.spro.notification.message.MessageState;
import fr.spro.notification.message.Notification;
import fr.spro.notification.message.Status;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.web.openapi.ApiTester;
import fr.spro.suite.Role;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/// What staff and programs see of the messages, and sending one once more.
class MessagePagesTests extends RunningService {

    @Test
    void staff_find_a_message_and_only_some_see_the_name_of_its_recipient() {
        Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "fr"));
        Facts.publish(day, 1, Examples.published(day, 1));
        Facts.publish(person, 2, Examples.requested(person, day));
        awaitMails(1);
        var page = "/coordination/messages?pour=" + person;
        var name = Examples.contact(person, 1, "fr").name();

        assertThat(mvc.get().uri(page).with(staff("organiser")))
                .hasStatusOk()
                .bodyText()
                .contains("Confirmer l’adresse", name)
                .doesNotContain("??");
        assertThat(mvc.get().uri(page + "&lang=en").with(staff("operator")))
                .hasStatusOk()
                .bodyText()
                .contains("Confirm the address", person)
                .doesNotContain(name, "??");
        assertThat(mvc.get().uri(page).with(staff("coordinator")))
                .bodyText()
                .contains("Aucun message ici que vous puissiez voir");
        assertThat(mvc.get().uri(page)).hasStatus3xxRedirection();
    }

    @Test
    void an_operator_who_coordinates_a_group_reads_the_names_of_its_structures_alone() {
        var group = Infrastructure.fresh("g");
        var structure = Infrastructure.fresh("s");
        Facts.publish(
                EntityRef.group(group),
                1,
                new GroupListed(group, 1, "Groupe", "Loire", List.of(), List.of("m-" + group)));
        Facts.publish(EntityRef.structure(structure), 1, structure(structure, 1, group, person + "@example.org"));
        Facts.publish(structure, 3, shipped(EntityRef.structure(structure), 1));
        Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "fr"));
        Facts.publish(day, 1, Examples.published(day, 1));
        Facts.publish(person, 2, Examples.requested(person, day));
        awaitMails(2);
        var both = staff("m-" + group, List.of("operator", "coordinator"));

        assertThat(mvc.get().uri("/coordination/messages?pour=" + person).with(both))
                .bodyText()
                .contains("Confirmer l’adresse", person)
                .doesNotContain(Examples.contact(person, 1, "fr").name());
        assertThat(mvc.get().uri("/coordination/messages?pour=" + structure).with(both))
                .bodyText()
                .contains("Structure " + structure);
    }

    @Test
    void an_empty_list_names_a_filter_only_if_there_is_one() {
        var list = "/coordination/messages";
        var nobody = staff("m-" + person, "coordinator");

        assertThat(mvc.get().uri(list).with(nobody))
                .bodyText()
                .contains("Aucun message ici pour le moment.", "structures et aux groupes locaux que vous coordonnez")
                .doesNotContain("Voir tous les messages");
        assertThat(mvc.get().uri(list + "?etat=sent").with(nobody))
                .bodyText()
                .contains("Aucun message ici dans cet état.", "Voir tous les messages");
        assertThat(mvc.get().uri(list + "?etat=sent&lang=en").with(nobody))
                .bodyText()
                .contains("No messages here in this state.");
    }

    @Test
    void the_api_returns_what_its_document_describes() throws Exception {
        var api = ApiTester.of(mvc, "/api/notification/openapi.json", Role.values());

        api.get("/api/notification/v1/messages").answers(200);
        api.get("/api/notification/v1/messages/counts").answers(200);
        var resend = "/api/notification/v1/messages/resend";
        var id = messageOfUnknownOutcome();
        api.post(resend).sending("{\"notificationId\": \"%s\"}".formatted(id)).answers(200);
        api.post(resend).sending("{\"notificationId\": \"unknown\"}").answers(422);
        api.get("/api/notification/v1/audit").answers(200);

        assertThat(api.deviations()).isEmpty();
    }

    @Test
    void whoever_sends_a_message_once_more_is_in_the_audit_log() {
        var id = messageOfUnknownOutcome();

        assertThat(mvc.post()
                        .uri("/coordination/messages/renvoi")
                        .param("id", id)
                        .with(staff("organiser"))
                        .with(csrf()))
                .hasStatus3xxRedirection();

        awaitMails(2);
        assertThat(mvc.get()
                        .uri("/api/notification/v1/audit?subject=registration:" + person)
                        .with(program()))
                .bodyText()
                .contains("\"message.resent\"", "message:" + id, "registration:" + person);
        for (var language : List.of("", "&lang=en")) {
            assertThat(mvc.get()
                            .uri("/coordination/messages?pour=registration:" + person + language)
                            .with(staff("organiser")))
                    .bodyText()
                    .contains("id=\"resent\"")
                    .doesNotContain("??");
        }
    }

    /// The first message to the person, as if the connection had broken twice.
    private String messageOfUnknownOutcome() {
        Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "fr"));
        Facts.publish(day, 1, Examples.published(day, 1));
        Facts.publish(person, 2, Examples.requested(person, day));
        awaitMails(1);
        var id = "test/%s/2|%s|registration:%s".formatted(person, Kind.CONFIRM_ADDRESS.key(), person);
        var query = Query.query(Criteria.where("_id").is(id));
        await().until(() -> MessageState.of(mongo.findOne(query, Notification.class)) == MessageState.SENT);
        mongo.updateFirst(
                query,
                Update.update("status", new Status.NotSent(Status.Failure.OUTCOME_UNKNOWN, Instant.now())),
                Notification.class);
        return id;
    }

    @Test
    void a_kind_and_a_reason_that_only_a_newer_version_knows_are_listed_by_their_keys() {
        var query = Query.query(Criteria.where("_id").is(messageOfUnknownOutcome()));
        var newer = Update.update("template", "REMINDER_7").set("why", "refused");
        mongo.updateFirst(query, newer, mongo.getCollectionName(Notification.class));

        for (var language : List.of("", "&lang=en")) {
            assertThat(mvc.get()
                            .uri("/coordination/messages?pour=registration:" + person + language)
                            .with(staff("organiser")))
                    .hasStatusOk()
                    .bodyText()
                    .contains("reminder-7", "refused")
                    .doesNotContain("??");
        }
        assertThat(mvc.get()
                        .uri("/api/notification/v1/messages?recipient=registration:" + person)
                        .with(program()))
                .bodyJson()
                .extractingPath("$.messages[0].reason")
                .isEqualTo("refused");
    }

    @Test
    void the_api_finds_a_message() {
        Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "fr"));
        Facts.publish(person, 2, Examples.requested(person, day));
        var api = "/api/notification/v1/messages";

        await().untilAsserted(() -> assertThat(
                        mvc.get().uri(api + "?state=DUE&recipient=" + person).with(program()))
                .bodyJson()
                .extractingPath("$.messages[0].waitingFor[0]")
                .isEqualTo("day:" + day));
        assertThat(mvc.get().uri(api + "/counts").with(program())).hasStatusOk();
        assertThat(mvc.get().uri(api)).hasStatus(401);
        assertThat(mvc.get().uri("/api/notification/openapi.json")).hasStatusOk();
    }
}
