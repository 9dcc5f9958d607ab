package fr.spro.registration.directory;

import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.platform.Change;
import fr.spro.platform.messaging.Store;
import java.text.Normalizer;
import java.util.Locale;
import org.springframework.stereotype.Service;

/// Puts one structure in the directory, for those that come to light between two imports.
@Service
public class AddStructure {

    /// @param request the same for the same request, so that it makes one structure
    public record Command(
            String request, String name, String kind, GroupId group, PostalAddress address, String mailbox) {}

    public sealed interface Outcome {

        record Added(Structure structure) implements Outcome {}

        record UnknownGroup() implements Outcome {}
    }

    private static final int LONGEST = 40;
    private static final int TAIL = 8;

    private final Store<Structure> store;
    private final Groups groups;

    AddStructure(Store<Structure> store, Groups groups) {
        this.store = store;
        this.groups = groups;
    }

    public Outcome handle(Command command) {
        if (groups.findById(command.group()).isEmpty()) return new Outcome.UnknownGroup();
        var id = id(command);
        var structure = new Structure(
                id, command.name(), command.kind(), command.group(), command.address(), command.mailbox(), 0);
        store.insert(Change.to(structure).tellingState());
        return new Outcome.Added(store.find(id).orElseThrow());
    }

    /// People read it in exports, so it says the name; its end keeps it apart from others.
    private static StructureId id(Command command) {
        var plain = Normalizer.normalize(command.name(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        var start = plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("^-|-$", "");
        var tail = Integer.toHexString(command.request().hashCode());
        return new StructureId("s-%s-%s".formatted(start, tail.substring(0, Math.min(TAIL, tail.length()))));
    }
}
