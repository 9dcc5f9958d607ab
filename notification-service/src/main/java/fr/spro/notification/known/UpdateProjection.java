package fr.spro.notification.known;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.EntityRef;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/// Updates the projections and notifies waiting messages.
@Service
public class UpdateProjection {

    /// A newer state was stored, which messages may wait for.
    public record ProjectionUpdated(EntityRef about) {}

    private static final String LANGUAGE_OF_ORGANISATIONS = "fr";

    private final Projections projections;
    private final ApplicationEventPublisher publisher;

    UpdateProjection(Projections projections, ApplicationEventPublisher publisher) {
        this.projections = projections;
        this.publisher = publisher;
    }

    public void contact(ContactListed contact) {
        store(Recipient.contact(contact));
    }

    public void erased(EntityRef contact) {
        store(Recipient.erased(contact));
    }

    public void structure(StructureListed structure) {
        store(Recipient.of(
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
        store(Recipient.group(
                EntityRef.group(group.groupId()), group.version(), group.name(), coordinators, group.subjects()));
    }

    /// Records that `ref` is now an alias of `into`.
    public void merged(EntityRef ref, long version, EntityRef into) {
        store(Recipient.merged(ref, version, into));
    }

    public void day(String dayId, Day day) {
        projections.keep(new DayProjection(dayId, day.version(), day));
        publisher.publishEvent(new ProjectionUpdated(EntityRef.day(dayId)));
    }

    private void store(Recipient recipient) {
        projections.keep(recipient);
        publisher.publishEvent(new ProjectionUpdated(recipient.ref()));
    }
}
