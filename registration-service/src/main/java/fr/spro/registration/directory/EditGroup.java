package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/// Renames a group or its territory, unless it was changed since it was read.
@Service
public class EditGroup {

    /// @param version the version that was read
    /// @param by the account of the actor
    public record Command(GroupId id, long version, String name, String territory, String by) {}

    public sealed interface Outcome {

        record Edited(Group group) implements Outcome {}

        /// It was changed or removed concurrently; the current state.
        record Conflict(Group current) implements Outcome {}

        /// Another group has this name.
        record NameTaken(Group group) implements Outcome {}
    }

    private final Store<Group> store;
    private final Groups groups;
    private final Clock clock;

    EditGroup(Store<Group> store, Groups groups, Clock clock) {
        this.store = store;
        this.groups = groups;
        this.clock = clock;
    }

    /// @throws fr.spro.platform.messaging.outbox.UnknownAggregate if the id never existed
    public Outcome handle(Command command) {
        var taken = groups.findOtherByName(command.name(), command.id());
        if (taken.isPresent()) return new Outcome.NameTaken(taken.get());
        try {
            return edit(command);
        } catch (DuplicateKeyException entered) {
            return new Outcome.NameTaken(
                    groups.findOtherByName(command.name(), command.id()).orElseThrow(() -> entered));
        }
    }

    private Outcome edit(Command command) {
        var stored = store.change(
                command.id(),
                found -> found.isListed() && found.version() == command.version()
                        ? found.edit(command.name(), command.territory(), command.by(), clock.instant())
                        : Change.none(found));
        var isDone = stored.isListed()
                && stored.name().equals(command.name())
                && stored.territory().equals(command.territory());
        return isDone ? new Outcome.Edited(stored) : new Outcome.Conflict(stored);
    }
}
