package fr.spro.registration.directory.duplicates;

import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.StructureId;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Marks a pair as distinct. Idempotent, in any order.
@Service
public class ConfirmDistinct {

    /// @param by the account of the actor
    public record Command(Kind kind, String one, String other, String by) {}

    public enum Outcome {
        CONFIRMED,
        UNKNOWN,
        /// Both ids are equal or already merged.
        SAME
    }

    private final Store<ConfirmedDistinctPair> store;
    private final IdResolver idResolver;
    private final Clock clock;

    ConfirmDistinct(Store<ConfirmedDistinctPair> store, IdResolver idResolver, Clock clock) {
        this.store = store;
        this.idResolver = idResolver;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var one = meaning(command.kind(), command.one());
        var other = meaning(command.kind(), command.other());
        if (one.isEmpty() || other.isEmpty()) return Outcome.UNKNOWN;
        if (one.equals(other)) return Outcome.SAME;
        var pair = Pair.of(command.kind(), one, other);
        store.insert(Change.to(new ConfirmedDistinctPair(pair, command.kind(), command.by(), clock.instant(), 0)));
        return Outcome.CONFIRMED;
    }

    /// Empty if the id is unknown.
    private String meaning(Kind kind, String id) {
        return switch (kind) {
            case STRUCTURES ->
                idResolver
                        .structure(new StructureId(id))
                        .map(found -> found.id().value())
                        .orElse("");
            case GROUPS ->
                idResolver
                        .group(new GroupId(id))
                        .map(found -> found.id().value())
                        .orElse("");
        };
    }
}
