package fr.spro.branding.dispatch;

import fr.spro.branding.directory.IdResolver;
import fr.spro.contracts.EntityRef;
import fr.spro.platform.messaging.inbox.ProjectionStore;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Makes the dispatches of a day follow its attendance: a check-in proposes them, and the withdrawal of the last
/// one that entitles to a dispatch withdraws it. Events may arrive repeatedly and in any order.
@Service
public class FollowAttendance {

    /// A participant attended.
    ///
    /// @param event the sequence of the event
    /// @param structureId absent without a structure of the network, like its version and its group
    public record CheckedIn(
            String registrationId,
            long event,
            String dayId,
            @Nullable String structureId,
            @Nullable Long structureVersion,
            @Nullable String groupId) {}

    private final ProjectionStore projections;
    private final Attendees attendees;
    private final ProposeDispatches proposeDispatches;
    private final Store<Dispatch> store;
    private final Dispatches dispatches;
    private final IdResolver idResolver;
    private final Clock clock;

    FollowAttendance(
            ProjectionStore projections,
            Attendees attendees,
            ProposeDispatches proposeDispatches,
            Store<Dispatch> store,
            Dispatches dispatches,
            IdResolver idResolver,
            Clock clock) {
        this.projections = projections;
        this.attendees = attendees;
        this.proposeDispatches = proposeDispatches;
        this.store = store;
        this.dispatches = dispatches;
        this.idResolver = idResolver;
        this.clock = clock;
    }

    public void checkedIn(CheckedIn e) {
        projections.keep(new Attendee(e.registrationId(), e.event(), e.dayId(), e.structureId(), e.groupId(), true));
        if (e.structureId() == null || e.structureVersion() == null || e.groupId() == null) return;
        if (!attendees.findById(e.registrationId()).orElseThrow().present()) return;
        proposeDispatches.handle(
                new ProposeDispatches.Command(e.dayId(), e.structureId(), e.structureVersion(), e.groupId()));
    }

    /// @param event the sequence of the event
    public void withdrawn(String registrationId, long event, String dayId) {
        var known = attendees
                .findById(registrationId)
                .orElseGet(() -> new Attendee(registrationId, event, dayId, null, null, false));
        projections.keep(known.withdrawn(event));
        var attendee = attendees.findById(registrationId).orElseThrow();
        if (attendee.present()) return;
        Arrays.stream(Rule.values()).forEach(rule -> reconsider(attendee, rule));
    }

    private void reconsider(Attendee attendee, Rule rule) {
        var id = attendee.entitled(rule);
        if (id == null) return;
        var recipients = idResolver.now().allOf(List.of(new EntityRef(rule.kind(), id)));
        if (isEntitled(attendee.dayId(), rule, recipients)) return;
        var affected = dispatches.findByRecipientIn(recipients).stream()
                .filter(dispatch -> dispatch.dayId().equals(attendee.dayId()))
                .toList();
        affected.forEach(dispatch -> store.change(dispatch.id(), found -> found.withdraw(clock.instant())));
        // Somebody may have been checked in since; a later check-in finds the withdrawn dispatch.
        if (!isEntitled(attendee.dayId(), rule, recipients)) return;
        affected.forEach(dispatch -> {
            store.change(dispatch.id(), found -> found.restore(clock.instant()));
            proposeDispatches.reconcile(dispatch.id());
        });
    }

    private boolean isEntitled(String day, Rule rule, Set<EntityRef> recipients) {
        var ids = recipients.stream().map(EntityRef::id).collect(Collectors.toSet());
        return switch (rule) {
            case REPRESENTED_STRUCTURE -> attendees.existsByDayIdAndPresentIsTrueAndStructureIdIn(day, ids);
            case REPRESENTED_GROUP -> attendees.existsByDayIdAndPresentIsTrueAndGroupIdIn(day, ids);
        };
    }
}
