package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/// Adds a local group to the directory, without coordinators and structures.
@Service
public class AddGroup {

    /// @param request idempotency key
    /// @param by the account of the actor
    public record Command(String request, String name, String territory, String by) {}

    public sealed interface Outcome {

        record Added(Group group) implements Outcome {}

        /// This group has the same name.
        record NameTaken(Group group) implements Outcome {}
    }

    private final Store<Group> store;
    private final Groups groups;
    private final Clock clock;

    AddGroup(Store<Group> store, Groups groups, Clock clock) {
        this.store = store;
        this.groups = groups;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var id = new GroupId("g-" + command.request());
        var before = store.find(id);
        if (before.isPresent()) return new Outcome.Added(before.get());
        var taken = groups.findOtherByName(command.name(), id);
        if (taken.isPresent()) return new Outcome.NameTaken(taken.get());
        var group = Group.entered(id, command.name(), command.territory());
        try {
            store.insert(group.list(DirectoryAction.ADDED, command.by(), clock.instant()));
        } catch (DuplicateKeyException entered) {
            return new Outcome.NameTaken(
                    groups.findOtherByName(command.name(), id).orElseThrow(() -> entered));
        }
        return new Outcome.Added(store.find(id).orElseThrow());
    }
}
