package fr.spro.branding.dispatch;

import fr.spro.branding.dispatch.Dispatch.State;
import fr.spro.contracts.DispatchEvent.RecipientKind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/// All dispatches. Reads only: writes go through the store, with their events.
public interface Dispatches extends Repository<Dispatch, DispatchId> {
    Optional<Dispatch> findById(DispatchId id);

    List<Dispatch> findByStateIn(Collection<State> states);

    List<Dispatch> findByGroupIdInAndStateIn(Collection<String> groups, Collection<State> states);

    List<Dispatch> findByRecipientKindAndRecipientIdIn(RecipientKind kind, Collection<String> recipients);

    List<Dispatch> findByRecipientIdAndState(String recipientId, State state);
}
