package fr.spro.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.DeliveryEvent.NotificationSent;
import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.DispatchEvent.DispatchShipped;
import fr.spro.contracts.DispatchEvent.DispatchUnshipped;
import fr.spro.contracts.DispatchEvent.Item;
import fr.spro.contracts.DispatchEvent.Recipient;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.AttestationReady;
import fr.spro.contracts.RegistrationEvent.NewAddressEntered;
import fr.spro.contracts.RegistrationEvent.NoShowRecorded;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.RegistrationRepeated;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.testing.ReceivedMail;
import fr.spro.platform.web.SecretLinks;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What somebody receives because of an event: words, links and calendar entry.
class SentMailsTests extends RunningService {

    @Autowired
    SecretLinks registrationLinks;

    @Test
    void a_requested_registration_gets_a_confirmation_link() {
        Facts.publish(day, 1, Examples.published(day, 1));
        Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "fr"));
        Facts.publish(person, 2, Examples.requested(person, day));

        var mail = awaitMails(1).getFirst();
        assertThat(mail.subject())
                .isEqualTo("Confirmez votre inscription\u00a0: Journée régionale, vendredi 19 novembre 2027");
        assertThat(mail.text())
                .contains("Bonjour,")
                .doesNotContain("Ada")
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
                .contains("SEQUENCE:4")
                .contains("DTSTART:20271119T083000Z")
                .contains("METHOD:PUBLISH");
    }

    @Test
    void a_change_mail_lists_the_changes_and_updates_the_calendar_entry() {
        Facts.publish(day, 2, Examples.published(day, 2));
        Facts.publish(EntityRef.registration(person), 2, Examples.contact(person, 2, "fr"));
        var places = new Places(new Place(true, null), List.of(new WorkshopPlace("w-1", false, 1)));
        Facts.publish(
                person,
                5,
                new EventsOf(person, day, 2, Examples.NOW)
                        .changed(
                                List.of(RegistrationEvent.Reason.SESSIONS_MOVED, RegistrationEvent.Reason.SEATS_LOST),
                                List.of("w-1", "w-gone"),
                                List.of("w-4"),
                                places));

        var mail = awaitMails(1).getFirst();
        assertThat(mail.text())
                .contains("L’horaire ou la salle a changé pour «\u00a0Choisir ses outils\u00a0»")
                .contains("liste d’attente pour «\u00a0Le numérique dans les lieux d’accueil\u00a0»")
                .contains("Un atelier où vous aviez une place n’a plus lieu");
        assertThat(mail.content("text/calendar").orElseThrow()).contains("SEQUENCE:7", "METHOD:PUBLISH");
    }

    @Test
    void a_cancelled_day_is_removed_from_the_calendar() {
        Facts.publish(day, 2, Examples.published(day, 2));
        Facts.publish(EntityRef.registration(person), 2, Examples.contact(person, 2, "en"));
        Facts.publish(person, 3, Examples.confirmed(person, day));
        awaitMails(1);
        var places = new Places(new Place(true, null), List.of());
        Facts.publish(
                person,
                4,
                new EventsOf(person, day, 2, Examples.NOW).changed(RegistrationEvent.Reason.DAY_CANCELLED, places));

        var mail = awaitMails(2).getLast();
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

    private String ownPage() {
        return "http://localhost:8080/inscriptions/%s?langue=fr".formatted(registrationLinks.text(person, 1));
    }

    private static String secret(String link) {
        return link.substring(link.lastIndexOf('/') + 1).replace("?langue=fr", "");
    }

    private void awaitSent(ReceivedMail mail, String template) {
        var id = "test/%s/2|%s|registration:%s".formatted(person, template, person);
        assertThat(mail.header("Message-ID").orElseThrow())
                .startsWith("<%s@".formatted(UUID.nameUUIDFromBytes(id.getBytes())));
        await().untilAsserted(() -> assertThat(Facts.published(Topic.DELIVERIES, id))
                .singleElement()
                .isInstanceOf(NotificationSent.class));
    }
}
