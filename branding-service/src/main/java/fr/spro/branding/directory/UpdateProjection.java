package fr.spro.branding.directory;

import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.EntityRef;
import fr.spro.platform.messaging.inbox.ProjectionStore;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/// Updates the projections and notifies waiting dispatches.
@Service
public class UpdateProjection {

    /// A newer state of this recipient was stored.
    public record RecipientUpdated(EntityRef recipient) {}

    private final ProjectionStore projections;
    private final ApplicationEventPublisher publisher;

    UpdateProjection(ProjectionStore projections, ApplicationEventPublisher publisher) {
        this.projections = projections;
        this.publisher = publisher;
    }

    public void structure(StructureListed structure) {
        store(new Recipient(
                EntityRef.structure(structure.structureId()),
                structure.version(),
                structure.name(),
                structure.groupId(),
                structure.address(),
                structure.mailbox(),
                List.of(),
                null));
    }

    public void group(GroupListed group) {
        store(new Recipient(
                EntityRef.group(group.groupId()),
                group.version(),
                group.name(),
                group.groupId(),
                null,
                null,
                group.subjects(),
                null));
    }

    /// Records that `ref` is now an alias of `into`.
    public void merged(EntityRef ref, long version, EntityRef into) {
        store(Recipient.merged(ref, version, into));
    }

    public void removed(EntityRef ref) {
        projections.remove(Recipient.class, ref.toString());
    }

    public void day(String dayId, Day day) {
        projections.keep(new DayProjection(dayId, day.version(), day.title(), day.englishTitle(), day.startsAt()));
    }

    /// Records whether a day is marked as held.
    public void closing(String dayId, Day day, boolean held) {
        projections.keep(new DayClosing(dayId, day.version(), held));
    }

    private void store(Recipient recipient) {
        projections.keep(recipient);
        publisher.publishEvent(new RecipientUpdated(recipient.ref()));
    }
}
