package fr.spro.notification.known;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.EntityRef;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/// Stores what the other services published and wakes the messages that waited for it.
@Service
public class UpdateProjection {

    /// A newer state that a message may have waited for is stored now.
    public record News(EntityRef about) {}

    private static final String LANGUAGE_OF_ORGANISATIONS = "fr";

    private final Known known;
    private final ApplicationEventPublisher publisher;

    UpdateProjection(Known known, ApplicationEventPublisher publisher) {
        this.known = known;
        this.publisher = publisher;
    }

    public void contact(ContactListed contact) {
        learn(Recipient.of(
                contact.contact(), contact.version(), contact.name(), contact.email(), contact.language(), null));
    }

    public void erased(EntityRef contact) {
        learn(Recipient.erased(contact));
    }

    public void structure(StructureListed structure) {
        learn(Recipient.of(
                EntityRef.structure(structure.structureId()),
                structure.version(),
                structure.name(),
                structure.mailbox(),
                LANGUAGE_OF_ORGANISATIONS,
                structure.groupId()));
    }

    public void group(GroupListed group) {
        var coordinators =
                group.coordinators().stream().map(EntityRef::coordinator).toList();
        learn(Recipient.group(
                EntityRef.group(group.groupId()), group.version(), group.name(), coordinators, group.subjects()));
    }

    /// From now on one id means another of its kind.
    public void merged(EntityRef ref, long version, EntityRef into) {
        learn(Recipient.merged(ref, version, into));
    }

    public void day(String dayId, Day day) {
        known.keep(new KnownDay(dayId, day.version(), day));
        publisher.publishEvent(new News(EntityRef.day(dayId)));
    }

    private void learn(Recipient recipient) {
        known.keep(recipient);
        publisher.publishEvent(new News(recipient.ref()));
    }
}
