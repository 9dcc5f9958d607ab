package fr.spro.notification;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.DeliveryEvent.NotificationNotSent;
import fr.spro.contracts.DeliveryEvent.NotificationSent;
import fr.spro.contracts.DeliveryEvent.Reason;
import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.DirectoryEvent.GroupMerged;
import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.DirectoryEvent.StructureMerged;
import fr.spro.contracts.DispatchEvent.DispatchShipped;
import fr.spro.contracts.DispatchEvent.DispatchUnshipped;
import fr.spro.contracts.DispatchEvent.Item;
import fr.spro.contracts.DispatchEvent.Recipient;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.InvitationEvent.InvitationIssued;
import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.AttestationReady;
import fr.spro.contracts.RegistrationEvent.NewAddressEntered;
import fr.spro.contracts.RegistrationEvent.NoShowRecorded;
import fr.spro.contracts.RegistrationEvent.ParticipantErased;
import fr.spro.contracts.RegistrationEvent.Party;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationRepeated;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.notification.message.Messages;
import fr.spro.notification.message.Notification;
import fr.spro.notification.message.Status;
import fr.spro.notification.message.Template;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.messaging.SequenceEpoch;
import fr.spro.platform.messaging.UnreadableDocuments;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.testing.PersonalDataSearch;
import fr.spro.platform.testing.ReceivedMail;
import fr.spro.platform.testing.faults.StoreFault;
import fr.spro.platform.testing.faults.StoreProxy;
import fr.spro.platform.web.SecretLinks;
import fr.spro.platform.web.openapi.ApiTester;
import fr.spro.suite.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// From events to received mails, with a real broker, store and mail server. The service is stopped
/// afterwards: other tests start their own, whose consumers are in the same groups.
@DirtiesContext
@SpringBootTest(properties = {"spro.topics.create=true", "management.server.port="})
@AutoConfigureMockMvc
class MessageTests {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private static final StoreProxy STORE = StoreProxy.before(Infrastructure.storeUri("notification"));

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SecretLinks registrationLinks;

    @Autowired
    Reconcilers reconcilers;

    @Autowired
    MongoOperations mongo;

    private final String person = Infrastructure.fresh("r");
    private final String day = Infrastructure.fresh("d");

    @TestConfiguration
    static class QuickElections {
        @Bean
        MongoClientSettingsBuilderCustomizer quickElections() {
            return StoreProxy::detectQuickly;
        }
    }

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        Infrastructure.properties("notification").forEach((name, value) -> registry.add(name, () -> value));
        registry.add("spring.mongodb.uri", () -> STORE.uri("notification"));
        registry.add("spro.links.registration.keys.k1", () -> KEY);
        registry.add("spro.links.survey.keys.k1", () -> KEY);
    }

    @BeforeAll
    static void awaitTopics() {
        await().ignoreExceptions()
                .until(() -> Facts.published(Topic.DAYS, "none").isEmpty());
    }

    @Test
    void a_requested_registration_gets_a_confirmation_link() {
        Facts.publish(day, 1, Examples.published(day, 1));
        Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "fr"));
        Facts.publish(person, 2, Examples.requested(person, day));

        var mail = awaitMails(1).getFirst();
        assertThat(mail.subject())
                .isEqualTo("Confirmez votre adresse\u00a0: Journée régionale, vendredi 19 novembre 2027");
        assertThat(mail.text())
                .contains("Bonjour Ada Lovelace")
                .contains("Confirmez votre adresse avant le mardi 3 novembre 2099");
        var link = mail.links().getFirst();
        assertThat(link).startsWith("http://localhost:8080/inscriptions/");
        assertThat(registrationLinks.verify(secret(link))).contains(new SecretLinks.Link(person, 1));
        assertThat(mail.html()).contains(link);
        assertThat(mail.header("X-SPRO-Message")).contains("confirm-address");
        assertThat(mail.header("Auto-Submitted")).contains("auto-generated");
        awaitSent(mail, "confirm-address");
    }

    @Test
    void a_confirmation_lists_seats_and_ranks_and_has_a_calendar_entry() {
        Facts.publish(day, 1, Examples.published(day, 1));
        Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "fr"));
        Facts.publish(person, 3, Examples.confirmed(person, day));

        var mail = awaitMails(1).getFirst();
        assertThat(mail.text())
                .contains("liste d’attente, rang 3")
                .contains("place réservée")
                .contains("vendredi 19 novembre 2027, de 9\u00a0h\u00a030 à 16\u00a0h\u00a030");
        assertThat(mail.attachments()).containsExactly("journee.ics");
        assertThat(mail.types("text/calendar"))
                .as("one part, with the method")
                .singleElement()
                .asString()
                .contains("charset=utf-8", "method=PUBLISH");
        assertThat(mail.bytes("application/ics").orElseThrow())
                .isEqualTo(mail.bytes("text/calendar").orElseThrow());
        assertThat(mail.content("text/calendar").orElseThrow())
                .contains("UID:" + person + "@grand-est.example.org")
                .contains("SEQUENCE:3")
                .contains("DTSTART:20271119T083000Z")
                .contains("METHOD:PUBLISH");
    }

    @Test
    void a_change_mail_lists_the_changes_and_updates_the_calendar_entry() {
        Facts.publish(day, 2, Examples.published(day, 2));
        Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "fr"));
        var places = new Places(new Place(true, null), List.of(new WorkshopPlace("w-1", false, 1)));
        Facts.publish(
                person,
                5,
                new RegistrationChanged(
                        person,
                        day,
                        2,
                        1,
                        1,
                        List.of(RegistrationEvent.Reason.SESSIONS_MOVED, RegistrationEvent.Reason.SEATS_LOST),
                        List.of("w-1", "w-gone"),
                        List.of("w-4"),
                        places,
                        Examples.NOW,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));

        var mail = awaitMails(1).getFirst();
        assertThat(mail.text())
                .contains("L’horaire ou la salle a changé pour «\u00a0Choisir ses outils\u00a0»")
                .contains("liste d’attente pour «\u00a0Le numérique dans les lieux d’accueil\u00a0»")
                .contains("Un atelier où vous aviez une place n’a plus lieu");
        assertThat(mail.content("text/calendar").orElseThrow()).contains("SEQUENCE:5", "METHOD:PUBLISH");
    }

    @Test
    void a_cancelled_day_is_removed_from_the_calendar() {
        Facts.publish(day, 2, Examples.published(day, 2));
        Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "en"));
        var places = new Places(new Place(true, null), List.of());
        Facts.publish(
                person,
                4,
                new RegistrationChanged(
                        person,
                        day,
                        2,
                        1,
                        1,
                        List.of(RegistrationEvent.Reason.DAY_CANCELLED),
                        List.of(),
                        List.of(),
                        places,
                        Examples.NOW,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));

        var mail = awaitMails(1).getFirst();
        assertThat(mail.subject()).isEqualTo("Cancelled: regional day on Friday 19 November 2027");
        assertThat(mail.content("text/plain").orElseThrow())
                .as("no French space before a colon")
                .contains("View the days:")
                .doesNotContain(" :", "\u00a0:");
        assertThat(mail.content("text/calendar").orElseThrow()).contains("METHOD:CANCEL", "STATUS:CANCELLED");
    }

    @Test
    void a_new_address_receives_its_own_link_and_the_previous_one_nothing() {
        var entered = Infrastructure.fresh("entered");
        Facts.publish(day, 1, Examples.published(day, 1));
        Facts.publish(EntityRef.registration(person), 4, Examples.entering(person, 2, entered + "@example.org"));
        Facts.publish(
                person,
                5,
                new NewAddressEntered(person, day, 1, 2, 1, Instant.parse("2099-11-03T09:00:00Z"), Examples.NOW));

        await().until(() -> !mailsTo(entered).isEmpty());
        assertThat(mails()).isEmpty();
        var link = mailsTo(entered).getFirst().links().getFirst();
        assertThat(link).startsWith("http://localhost:8080/inscriptions/adresse/");
        assertThat(registrationLinks.verify(secret(link))).contains(new SecretLinks.Link(person + "~2", 1));
    }

    @Test
    void a_new_address_that_was_replaced_or_dropped_receives_nothing() {
        Facts.publish(day, 1, Examples.published(day, 1));
        Facts.publish(EntityRef.registration(person), 4, Examples.contact(person, 3, "fr"));
        Facts.publish(
                person,
                3,
                new NewAddressEntered(person, day, 1, 2, 1, Instant.parse("2099-11-03T09:00:00Z"), Examples.NOW));

        assertNotSent(Template.CONFIRM_NEW_ADDRESS, Reason.EXPIRED);
    }

    @Test
    void the_owner_of_an_address_learns_whose_registration_stands() {
        Facts.publish(day, 1, Examples.published(day, 1));
        Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "fr"));
        Facts.publish(person, 2, new RegistrationRepeated(person, day, 1, 1, 1, Examples.NOW, null));

        var mail = awaitMails(1).getFirst();
        assertThat(mail.subject()).startsWith("Votre adresse est déjà inscrite");
        assertThat(mail.text())
                .contains("au nom «\u00a0Ada Lovelace\u00a0»", "Personne d’autre n’a été inscrit", "deuxième personne");
        assertThat(mail.links()).contains(ownPage());
    }

    @Test
    void after_the_day_participants_get_the_attestation_and_absentees_the_page_of_the_day() {
        Facts.publish(day, 1, Examples.published(day, 1));
        Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "fr"));
        Facts.publish(person, 2, new NoShowRecorded(person, day, 1, 1, 1, Examples.NOW));
        Facts.publish(person, 3, new AttestationReady(person, day, 1, 1, 1, Examples.NOW));

        var mails = awaitMails(2);
        assertThat(mails)
                .extracting(ReceivedMail::subject)
                .containsExactlyInAnyOrder(
                        "Vous nous avez manqué\u00a0: journée du vendredi 19 novembre 2027",
                        "Votre attestation est prête\u00a0: journée du vendredi 19 novembre 2027");
        assertThat(mails)
                .extracting(mail -> mail.links().getFirst())
                .containsExactlyInAnyOrder("http://localhost:8080/journees/journee?langue=fr", ownPage());
    }

    @Test
    void guarantee_3_every_event_three_times_and_out_of_order_sends_one_mail() {
        var confirmed = Examples.confirmed(person, day);
        for (int i = 0; i < 3; i++) {
            Facts.publish(person, 3, confirmed);
            Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "en"));
            Facts.publish(day, 1, Examples.published(day, 1));
        }
        Facts.publish(person, 4, new RegistrationCancelled(person, day, 1, 1, Examples.NOW, Party.PARTICIPANT));

        awaitMails(2);
        assertThat(mails())
                .extracting(ReceivedMail::subject)
                .containsExactlyInAnyOrder(
                        "Your registration is confirmed: regional day on Friday 19 November 2027",
                        "Your registration is cancelled: regional day on Friday 19 November 2027");
    }

    @Test
    void guarantee_3_a_restored_survey_store_invites_nobody_twice() {
        invite(1, 1);
        awaitMails(1);

        invite(7 * SequenceEpoch.SIZE + 1, 2);
        await().until(() -> Facts.isRead(Topic.INVITATIONS, Service.NOTIFICATION));

        assertThat(mails()).hasSize(1);
    }

    @Test
    void an_event_that_is_published_again_in_the_same_epoch_is_mailed_again() {
        invite(1, 1);
        awaitMails(1);

        invite(2, 2);

        awaitMails(2);
    }

    private void invite(long sequence, long version) {
        var now = Instant.now();
        Facts.publish(day, version, Examples.published(day, version));
        Facts.publish(EntityRef.registration(person), version, Examples.contact(person, version, "fr"));
        Facts.publish(
                "i-" + person,
                sequence,
                new InvitationIssued(
                        "i-" + person,
                        "s-" + day,
                        day,
                        version,
                        person,
                        version,
                        1,
                        now.plus(Duration.ofDays(14)),
                        now));
    }

    @Test
    void a_message_waits_for_the_versions_of_recipient_and_day_that_it_needs() {
        Facts.publish(person, 3, Examples.confirmed(person, day));
        Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "fr"));
        var other = Infrastructure.fresh("r");
        Facts.publish(EntityRef.registration(other), 1, Examples.contact(other, 1, "fr"));
        var otherDay = Infrastructure.fresh("d");
        Facts.publish(otherDay, 1, Examples.published(otherDay, 1));
        Facts.publish(other, 2, Examples.requested(other, otherDay));
        await().until(() -> !mailsTo(other).isEmpty());
        assertThat(mails()).isEmpty();

        Facts.publish(day, 1, Examples.published(day, 1));

        awaitMails(1);
    }

    @Test
    void guarantee_3_sends_every_kind_of_mail_with_the_numbers_of_restored_stores() {
        var restored = 479_000 * SequenceEpoch.SIZE;
        var structure = Infrastructure.fresh("s");
        Facts.publish(day, restored + 1, Examples.published(day, restored + 1));
        Facts.publish(
                EntityRef.registration(person),
                restored + 1,
                Examples.entering(person, restored + 1, person + "@example.org"));
        Facts.publish(
                EntityRef.structure(structure),
                restored + 1,
                structure(structure, restored + 1, "g-1", person + "@example.org"));

        var events = new EveryKindOfMail(person, day, restored + 1).events();
        for (int i = 0; i < events.size(); i++) Facts.publish(person, restored + 2 + i, events.get(i));
        Facts.publish(structure, restored + 2, shipped(EntityRef.structure(structure), restored + 1));

        var mails = awaitMails(events.size() + 1);
        assertThat(mails)
                .extracting(mail -> mail.header("X-SPRO-Message").orElseThrow())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Template.values()).map(Template::key).toList());
        assertThat(mails.stream().flatMap(mail -> mail.links().stream()))
                .filteredOn(link -> link.startsWith("http://localhost:8080/"))
                .hasSizeGreaterThanOrEqualTo(events.size())
                .allMatch(link -> link.endsWith("?langue=fr"));
        var sequences = mails.stream()
                .flatMap(mail -> mail.content("text/calendar").stream())
                .map(file -> Integer.parseInt(file.replaceAll("(?s).*SEQUENCE:(\\d+).*", "$1")))
                .toList();
        assertThat(sequences).hasSizeGreaterThan(4).doesNotHaveDuplicates();
    }

    @Test
    void an_event_that_is_read_after_its_validity_is_not_mailed() {
        Facts.publish(day, 1, Examples.published(day, 1));
        Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "fr"));
        var longAgo = Instant.now().minus(Duration.ofDays(8));
        Facts.publish(person, 3, Examples.confirmed(person, day), longAgo);

        assertNotSent(Reason.EXPIRED);
    }

    @Test
    void an_address_that_would_arrive_changed_is_not_mailed() {
        Facts.publish(day, 1, Examples.published(day, 1));
        var contact = EntityRef.registration(person);
        Facts.publish(contact, 1, new ContactListed(contact, 1, "Anne", "šnne@example.org", "fr"));
        Facts.publish(person, 3, Examples.confirmed(person, day));

        assertNotSent(Reason.REJECTED_BY_SERVER);
    }

    @Test
    void a_document_that_cannot_be_read_stops_no_job() {
        Facts.publish(person, 3, Examples.confirmed(person, day));
        await().until(() -> Facts.isRead(Topic.REGISTRATIONS, Service.NOTIFICATION));

        assertThat(reconcilers.jobs()).isNotEmpty();
        assertThat(new UnreadableDocuments(mongo).stopped(reconcilers.jobs())).isEmpty();
    }

    @Test
    void an_erased_person_is_removed_from_the_whole_store() {
        var traces = new PersonalDataSearch(person + "@example.org");
        Facts.publish(day, 1, Examples.published(day, 1));
        Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "fr"));
        Facts.publish(person, 2, Examples.requested(person, day));
        awaitMails(1);
        var store = Infrastructure.storeUri("notification");
        assertThat(traces.inStore(store)).singleElement().asString().contains(person);

        Facts.publishTombstone(Topic.CONTACTS, EntityRef.registration(person), 3);
        await().untilAsserted(() -> assertThat(traces.inStore(store)).isEmpty());

        Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "fr"));
        await().until(() -> Facts.isRead(Topic.CONTACTS, Service.NOTIFICATION));
        assertThat(traces.inStore(store)).as("a replay restores nothing").isEmpty();
    }

    @Test
    void erases_a_person_whose_tombstone_was_missed() {
        var traces = new PersonalDataSearch(person + "@example.org");
        Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "fr"));
        var store = Infrastructure.storeUri("notification");
        await().untilAsserted(() -> assertThat(traces.inStore(store)).isNotEmpty());

        Facts.publish(person, 3, new ParticipantErased(person, day, Examples.NOW));

        await().untilAsserted(() -> assertThat(traces.inStore(store)).isEmpty());
    }

    @Test
    void guarantee_4_people_are_erased_after_any_fault_of_the_store_without_a_dead_letter() {
        var store = Infrastructure.storeUri("notification");
        var people = new ArrayList<PersonalDataSearch>();
        for (var fault : StoreFault.all().entrySet()) {
            var name = Infrastructure.fresh("r");
            var traces = new PersonalDataSearch(name + "@example.org");
            Facts.publish(EntityRef.registration(name), 1, Examples.contact(name, 1, "fr"));
            await().untilAsserted(() -> assertThat(traces.inStore(store)).hasSize(1));

            STORE.fail(fault.getValue());
            Facts.publishTombstone(Topic.CONTACTS, EntityRef.registration(name), 2);
            await(fault.getKey()).until(() -> STORE.contacts() > 5);
            STORE.heal();
            people.add(traces);
        }

        await().untilAsserted(() -> assertThat(people)
                .allSatisfy(traces -> assertThat(traces.inStore(store)).isEmpty()));
        assertThat(Facts.deadLetters(Topic.CONTACTS, Service.NOTIFICATION)).isEmpty();
    }

    @Test
    void an_erased_person_gets_no_mail_even_if_the_contact_is_published_again() {
        Facts.publishTombstone(Topic.CONTACTS, EntityRef.registration(person), 5);
        Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "fr"));
        Facts.publish(day, 1, Examples.published(day, 1));
        Facts.publish(person, 3, Examples.confirmed(person, day));

        assertNotSent(Reason.RECIPIENT_ERASED);
    }

    @Test
    void a_structure_is_notified_of_a_shipment() {
        var structure = Infrastructure.fresh("s");
        var address = new PostalAddress("1 rue du Port", "44000", "Nantes");
        Facts.publish(
                EntityRef.structure(structure),
                1,
                new StructureListed(
                        structure, 1, "Mission locale", "mission-locale", "g-1", address, person + "@example.org"));
        var recipient = new Recipient(EntityRef.structure(structure), 1);
        Facts.publish(
                structure,
                2,
                new DispatchShipped(structure, recipient, "g-1", List.of(new Item("sticker", 2)), Examples.NOW));

        assertThat(awaitMails(1).getFirst().text()).contains("Mission locale").contains("vitrophanie\u00a0: × 2");

        Facts.publish(
                structure,
                3,
                new DispatchUnshipped(structure, recipient, "g-1", List.of(new Item("sticker", 2)), Examples.NOW));

        assertThat(awaitMails(2).getLast().text())
                .contains("Mission locale", "ne sont pas encore partis", "vitrophanie\u00a0: × 2");
    }

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
                        .uri("/api/notification/v1/messages?state=WAITING&recipient=" + staying)
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

    private static DispatchShipped shipped(EntityRef recipient, long version) {
        return new DispatchShipped(
                recipient.toString(),
                new Recipient(recipient, version),
                "g-1",
                List.of(new Item("sticker", 2)),
                Examples.NOW);
    }

    private static StructureListed structure(String id, long version, String group, String mailbox) {
        var address = new PostalAddress("1 rue du Port", "44000", "Nantes");
        return new StructureListed(id, version, "Structure " + id, "mission-locale", group, address, mailbox);
    }

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

    private String ownPage() {
        return "http://localhost:8080/inscriptions/%s?langue=fr".formatted(registrationLinks.text(person, 1));
    }

    private static String secret(String link) {
        return link.substring(link.lastIndexOf('/') + 1).replace("?langue=fr", "");
    }

    /// The first message to the person, as if the connection had broken twice.
    private String messageOfUnknownOutcome() {
        Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "fr"));
        Facts.publish(day, 1, Examples.published(day, 1));
        Facts.publish(person, 2, Examples.requested(person, day));
        awaitMails(1);
        var id = "test/%s/2|%s|registration:%s".formatted(person, Template.CONFIRM_ADDRESS.key(), person);
        var query = Query.query(Criteria.where("_id").is(id));
        await().until(() -> Messages.state(mongo.findOne(query, Notification.class)) == Messages.State.SENT);
        mongo.updateFirst(
                query,
                Update.update("status", new Status.NotSent(Status.Failure.OUTCOME_UNKNOWN, Instant.now())),
                Notification.class);
        return id;
    }

    @Test
    void the_api_finds_a_message() {
        Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "fr"));
        Facts.publish(person, 2, Examples.requested(person, day));
        var api = "/api/notification/v1/messages";

        await().untilAsserted(() -> assertThat(mvc.get()
                        .uri(api + "?state=WAITING&recipient=" + person)
                        .with(program()))
                .bodyJson()
                .extractingPath("$.messages[0].waitingFor[0]")
                .isEqualTo("day:" + day));
        assertThat(mvc.get().uri(api + "/counts").with(program())).hasStatusOk();
        assertThat(mvc.get().uri(api)).hasStatus(401);
        assertThat(mvc.get().uri("/api/notification/openapi.json")).hasStatusOk();
    }

    @Test
    void handles_every_event_of_its_topics() {
        var read = Arrays.stream(Topic.values())
                .filter(topic -> topic.readers().contains(Service.NOTIFICATION))
                .toList();

        read.forEach(Facts::publishSamples);

        assertThat(read).allSatisfy(topic -> {
            await().until(() -> Facts.isRead(topic, Service.NOTIFICATION));
            assertThat(Facts.deadLetters(topic, Service.NOTIFICATION)).isEmpty();
        });
    }

    private void awaitSent(ReceivedMail mail, String template) {
        var id = "test/%s/2|%s|registration:%s".formatted(person, template, person);
        assertThat(mail.header("Message-ID").orElseThrow())
                .startsWith("<%s@".formatted(UUID.nameUUIDFromBytes(id.getBytes())));
        await().untilAsserted(() -> assertThat(Facts.published(Topic.DELIVERIES, id))
                .singleElement()
                .isInstanceOf(NotificationSent.class));
    }

    private List<ReceivedMail> awaitMails(int number) {
        await().untilAsserted(() -> assertThat(mails()).hasSize(number));
        return mails();
    }

    private List<ReceivedMail> mails() {
        return mailsTo(person);
    }

    private static List<ReceivedMail> mailsTo(String person) {
        return Infrastructure.mail().to(person + "@example.org");
    }

    /// The confirmation of the person's place is given up for this reason.
    private void assertNotSent(Reason reason) {
        assertNotSent(Template.PLACE_CONFIRMED, reason);
    }

    private void assertNotSent(Template template, Reason reason) {
        var id = "test/%s/3|%s|registration:%s".formatted(person, template.key(), person);
        await().untilAsserted(() -> assertThat(Facts.published(Topic.DELIVERIES, id))
                .singleElement()
                .isInstanceOfSatisfying(
                        NotificationNotSent.class,
                        notSent -> assertThat(notSent.reason()).isEqualTo(reason)));
        assertThat(mails()).isEmpty();
    }
}
