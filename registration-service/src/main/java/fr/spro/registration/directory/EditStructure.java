package fr.spro.registration.directory;

import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.platform.person.EmailAddress;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/// Changes a structure, unless it was changed since it was read.
@Service
public class EditStructure {

    /// What to change about a structure.
    public sealed interface Edit {

        record Rewrite(StructureDetails details) implements Edit {}

        /// Only the addresses, which coordinators may change.
        record ChangeAddresses(PostalAddress address, EmailAddress mailbox) implements Edit {}
    }

    /// @param version the version that was read
    /// @param isDistinct whether it is confirmed to differ from similar ones
    /// @param by the account of the actor
    public record Command(StructureId id, long version, Edit edit, boolean isDistinct, String by) {}

    public sealed interface Outcome {

        record Edited(Structure structure) implements Outcome {}

        /// It was changed or removed concurrently; the current state.
        record Conflict(Structure current) implements Outcome {}

        record UnknownGroup() implements Outcome {}

        record SimilarFound(List<Structure> structures) implements Outcome {}
    }

    private final Store<Structure> store;
    private final IdResolver idResolver;
    private final RecogniseStructure recogniseStructure;
    private final Clock clock;

    EditStructure(Store<Structure> store, IdResolver idResolver, RecogniseStructure recogniseStructure, Clock clock) {
        this.store = store;
        this.idResolver = idResolver;
        this.recogniseStructure = recogniseStructure;
        this.clock = clock;
    }

    /// @throws UnknownAggregate if the id never existed
    public Outcome handle(Command command) {
        var read = store.get(command.id());
        if (!read.isListed()) return new Outcome.Conflict(read);
        var requested = edited(read.details(), command.edit());
        var group = idResolver.group(requested.group());
        if (group.isEmpty()) return new Outcome.UnknownGroup();
        var wanted = requested.in(group.get().id());
        if (!command.isDistinct() && !wanted.label().equals(read.label())) {
            var similar = recogniseStructure.similarTo(wanted, command.id());
            if (!similar.isEmpty()) return new Outcome.SimilarFound(similar);
        }
        var stored = store.change(
                command.id(),
                found -> found.isListed() && found.version() == command.version()
                        ? found.write(wanted, DirectoryAction.CHANGED, command.by(), clock.instant())
                        : Change.none(found));
        return stored.isListed() && stored.details().equals(wanted)
                ? new Outcome.Edited(stored)
                : new Outcome.Conflict(stored);
    }

    private static StructureDetails edited(StructureDetails found, Edit edit) {
        return switch (edit) {
            case Edit.Rewrite(var details) -> details;
            case Edit.ChangeAddresses(var address, var mailbox) -> found.withAddresses(address, mailbox);
        };
    }
}
