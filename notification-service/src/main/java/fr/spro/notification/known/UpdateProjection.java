package fr.spro.notification.known;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/// Takes in what the other services told and lets the messages go that waited for it.
@Service
public class UpdateProjection {

    /// Something is known now that a message may have waited for.
    public record News(String aboutId) {}

    private static final String LANGUAGE_OF_ORGANISATIONS = "fr";

    private final Known known;
    private final ApplicationEventPublisher publisher;

    UpdateProjection(Known known, ApplicationEventPublisher publisher) {
        this.known = known;
        this.publisher = publisher;
    }

    public void contact(ContactListed contact) {
        learn(Recipient.of(
                contact.contactId(), contact.version(), contact.name(), contact.email(), contact.language(), null));
    }

    public void erased(String contactId) {
        learn(Recipient.erased(contactId));
    }

    public void structure(StructureListed structure) {
        learn(Recipient.of(
                structure.id(),
                structure.version(),
                structure.name(),
                structure.mailbox(),
                LANGUAGE_OF_ORGANISATIONS,
                structure.groupId()));
    }

    public void group(GroupListed group) {
        learn(Recipient.group(group.id(), group.version(), group.name(), group.coordinators(), group.subjects()));
    }

    /// From now on one id means another, of a structure or a group.
    public void merged(String id, long version, String into) {
        learn(Recipient.merged(id, version, into));
    }

    public void day(String dayId, Day day) {
        known.learn(new KnownDay(dayId, day.version(), day));
        publisher.publishEvent(new News(dayId));
    }

    private void learn(Recipient recipient) {
        known.learn(recipient);
        publisher.publishEvent(new News(recipient.id()));
    }
}
