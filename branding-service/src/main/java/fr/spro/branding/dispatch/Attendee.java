package fr.spro.branding.dispatch;

import fr.spro.platform.messaging.inbox.VersionedView;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// Whether a participant attended a day, and for whom, as last published.
///
/// @param id of the registration
/// @param version the sequence of the event
/// @param structureId absent without a structure of the network
record Attendee(
        @Id String id,
        long version,
        String dayId,
        @Nullable String structureId,
        @Nullable String groupId,
        boolean present)
        implements VersionedView {

    Attendee withdrawn(long event) {
        return new Attendee(id, event, dayId, structureId, groupId, false);
    }

    /// The structure or the group that it entitles by this rule.
    @Nullable
    String entitled(Rule rule) {
        return switch (rule) {
            case REPRESENTED_STRUCTURE -> structureId;
            case REPRESENTED_GROUP -> groupId;
        };
    }
}
