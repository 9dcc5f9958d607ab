package fr.spro.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.InvitationEvent.InvitationIssued;
import fr.spro.contracts.RegistrationEvent.AttestationReady;
import fr.spro.contracts.RegistrationEvent.CheckInWithdrawn;
import fr.spro.contracts.RegistrationEvent.NewAddressEntered;
import fr.spro.contracts.RegistrationEvent.Party;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.notification.mail.Kind;
import fr.spro.notification.message.Why;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.messaging.SequenceEpoch;
import fr.spro.platform.messaging.UnreadableDocuments;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.testing.ReceivedMail;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Whether and when an event is mailed: once, when recipient and day are known, and not if it is too late.
class MailedOnceTests extends RunningService {

    @Autowired
    Reconcilers reconcilers;

    @Test
    void a_new_address_that_was_replaced_or_dropped_receives_nothing() {
        Facts.publish(day, 1, Examples.published(day, 1));
        Facts.publish(EntityRef.registration(person), 4, Examples.contact(person, 3, "fr"));
        Facts.publish(
                person,
                3,
                new NewAddressEntered(person, day, 1, 2, 1, Instant.parse("2099-11-03T09:00:00Z"), Examples.NOW));

        assertNotSent(Kind.CONFIRM_NEW_ADDRESS, Why.EXPIRED);
    }

    @Test
    void guarantee_3_every_event_three_times_and_out_of_order_sends_one_mail() {
        var confirmed = Examples.confirmed(person, day);
        for (int i = 0; i < 3; i++) {
            Facts.publish(person, 3, confirmed);
            Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "en"));
            Facts.publish(day, 1, Examples.published(day, 1));
        }
        awaitMails(1);
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
        for (int i = 0; i < events.size(); i++) {
            Facts.publish(person, restored + 2 + i, events.get(i));
            awaitMails(i + 1);
        }
        Facts.publish(structure, restored + 2, shipped(EntityRef.structure(structure), restored + 1));

        var mails = awaitMails(events.size() + 1);
        assertThat(mails)
                .extracting(mail -> mail.header("X-SPRO-Message").orElseThrow())
                .containsExactlyInAnyOrderElementsOf(
                        Kind.known().stream().map(Kind::key).toList());
        assertThat(mails.stream().flatMap(mail -> mail.links().stream()))
                .filteredOn(link -> link.startsWith("http://localhost:8080/"))
                .hasSizeGreaterThanOrEqualTo(events.size())
                .allMatch(link -> link.endsWith("?langue=fr"));
        var sequences = mails.stream()
                .flatMap(mail -> mail.content("text/calendar").stream())
                .map(file -> Integer.parseInt(file.replaceAll("(?s).*SEQUENCE:(\\d+).*", "$1")))
                .toList();
        assertThat(sequences).hasSizeGreaterThan(3).doesNotHaveDuplicates();
    }

    @Test
    void an_event_that_is_read_after_its_validity_is_not_mailed() {
        Facts.publish(day, 1, Examples.published(day, 1));
        Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "fr"));
        var longAgo = Instant.now().minus(Duration.ofDays(8));
        Facts.publish(person, 3, Examples.confirmed(person, day), longAgo);

        assertNotSent(Why.EXPIRED);
    }

    @Test
    void a_certificate_is_not_announced_to_somebody_whose_attendance_was_withdrawn_meanwhile() {
        Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "fr"));
        Facts.publish(person, 3, new AttestationReady(person, day, 1, 1, 1, Examples.NOW));
        Facts.publish(person, 4, new CheckInWithdrawn(person, day, 1, 1, Examples.NOW));
        await().until(() -> Facts.isRead(Topic.REGISTRATIONS, Service.NOTIFICATION));

        Facts.publish(day, 1, Examples.published(day, 1));

        assertNotSent(Kind.ATTESTATION_READY, Why.WITHDRAWN);
    }

    @Test
    void an_address_that_would_arrive_changed_is_not_mailed() {
        Facts.publish(day, 1, Examples.published(day, 1));
        var contact = EntityRef.registration(person);
        Facts.publish(contact, 1, new ContactListed(contact, 1, "Anne", "šnne@example.org", "fr"));
        Facts.publish(person, 3, Examples.confirmed(person, day));

        assertNotSent(Why.ADDRESS_INVALID);
    }

    @Test
    void a_document_that_cannot_be_read_stops_no_job() {
        Facts.publish(person, 3, Examples.confirmed(person, day));
        await().until(() -> Facts.isRead(Topic.REGISTRATIONS, Service.NOTIFICATION));

        assertThat(reconcilers.jobs()).isNotEmpty();
        assertThat(new UnreadableDocuments(mongo).stopped(reconcilers.jobs())).isEmpty();
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
}
