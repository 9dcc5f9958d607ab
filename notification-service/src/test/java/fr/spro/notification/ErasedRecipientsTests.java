package fr.spro.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.EntityRef;
import fr.spro.contracts.RegistrationEvent.ParticipantErased;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.notification.message.Why;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.testing.PersonalDataSearch;
import fr.spro.platform.testing.faults.StoreFault;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// Nothing is left of a person who was erased, and nothing is mailed to them.
class ErasedRecipientsTests extends RunningService {

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

        assertNotSent(Why.RECIPIENT_ERASED);
    }
}
