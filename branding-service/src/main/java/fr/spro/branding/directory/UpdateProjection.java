package fr.spro.branding.directory;

import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.DispatchEvent.RecipientKind;
import fr.spro.platform.messaging.inbox.ProjectionStore;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/// Takes in what registration told, and lets the dispatches go on that waited for it.
@Service
public class UpdateProjection {

    /// This recipient is known better now.
    public record News(String recipientId) {}

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
                structure.id(),
                structure.version(),
                RecipientKind.STRUCTURE,
                structure.name(),
                structure.groupId(),
                structure.address(),
                List.of(),
                null));
    }

    public void group(GroupListed group) {
        learn(new Recipient(
                group.id(),
                group.version(),
                RecipientKind.GROUP,
                group.name(),
                group.id(),
                null,
                group.subjects(),
                null));
    }

    /// From now on one id means another.
    public void merged(String id, long version, RecipientKind kind, String into) {
        learn(Recipient.merged(id, version, kind, into));
    }

    public void unlisted(String id) {
        recipients.deleteById(id);
    }

    public void day(String dayId, Day day) {
        memory.keep(new KnownDay(dayId, day.version(), day.title(), day.startsAt()));
    }

    private void learn(Recipient recipient) {
        memory.keep(recipient);
        publisher.publishEvent(new News(recipient.id()));
    }
}
