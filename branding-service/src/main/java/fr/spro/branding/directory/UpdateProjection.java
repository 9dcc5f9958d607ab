package fr.spro.branding.directory;

import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.EntityRef;
import fr.spro.platform.messaging.inbox.ProjectionStore;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/// Stores what registration published and wakes the dispatches that waited for it.
@Service
public class UpdateProjection {

    /// A newer state of this recipient is stored now.
    public record News(EntityRef recipient) {}

    private final ProjectionStore memory;
    private final Recipients recipients;
    private final ApplicationEventPublisher publisher;

    UpdateProjection(ProjectionStore memory, Recipients recipients, ApplicationEventPublisher publisher) {
        this.memory = memory;
        this.recipients = recipients;
        this.publisher = publisher;
    }

    public void structure(StructureListed structure) {
        learn(new Recipient(
                EntityRef.structure(structure.structureId()),
                structure.version(),
                structure.name(),
                structure.groupId(),
                structure.address(),
                List.of(),
                null));
    }

    public void group(GroupListed group) {
        learn(new Recipient(
                EntityRef.group(group.groupId()),
                group.version(),
                group.name(),
                group.groupId(),
                null,
                group.subjects(),
                null));
    }

    /// From now on one id means another of its kind.
    public void merged(EntityRef ref, long version, EntityRef into) {
        learn(Recipient.merged(ref, version, into));
    }

    public void removed(EntityRef ref) {
        recipients.deleteById(ref);
    }

    public void day(String dayId, Day day) {
        memory.keep(new KnownDay(dayId, day.version(), day.title(), day.startsAt()));
    }

    private void learn(Recipient recipient) {
        memory.keep(recipient);
        publisher.publishEvent(new News(recipient.ref()));
    }
}
