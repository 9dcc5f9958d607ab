package fr.spro.branding.dispatch;

import fr.spro.branding.dispatch.Dispatch.State;
import fr.spro.contracts.EntityRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/// All dispatches. Reads only: writes go through the store, with their events.
public interface Dispatches extends Repository<Dispatch, DispatchId> {
    Optional<Dispatch> findById(DispatchId id);

    List<Dispatch> findByStateIn(Collection<State> states);

    /// The ids only, for jobs: one that cannot be read is among them, and stops only its own step.
    @Query(value = "{ state: ?0 }", fields = "{ _id: 1 }")
    List<Found> findIdsByState(State state);

    /// The same of some recipients.
    @Query(value = "{ recipient: { $in: ?0 }, state: ?1 }", fields = "{ _id: 1 }")
    List<Found> findIdsByRecipientInAndState(Collection<EntityRef> recipients, State state);

    /// The ids of shipments to be published by now.
    @Query(value = "{ announceAt: { $lte: ?0 } }", fields = "{ _id: 1 }")
    List<Found> findIdsToAnnounce(Instant now);

    /// The id alone.
    record Found(@Id DispatchId id) {}

    List<Dispatch> findByGroupIdInAndStateIn(Collection<String> groups, Collection<State> states);

    List<Dispatch> findByRecipientIn(Collection<EntityRef> recipients);
}
