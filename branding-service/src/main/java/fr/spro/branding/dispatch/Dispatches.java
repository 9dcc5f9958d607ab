package fr.spro.branding.dispatch;

import fr.spro.branding.dispatch.Dispatch.State;
import fr.spro.contracts.EntityRef;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/// All dispatches. Reads only: writes go through the store, with their events.
public interface Dispatches extends Repository<Dispatch, DispatchId> {
    Optional<Dispatch> findById(DispatchId id);

    List<Dispatch> findByStateIn(Collection<State> states);

    List<Dispatch> findByGroupIdInAndStateIn(Collection<String> groups, Collection<State> states);

    List<Dispatch> findByRecipientIn(Collection<EntityRef> recipients);

    List<Dispatch> findByRecipientInAndState(Collection<EntityRef> recipients, State state);
}
