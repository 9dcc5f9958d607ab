package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.spreadsheet.Texts;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/// Adds one structure to the directory.
@Service
public class AddStructure {

    /// @param request idempotency key
    /// @param isDistinct whether it is confirmed to differ from similar ones
    /// @param by the account of the actor
    public record Command(String request, StructureDetails details, boolean isDistinct, String by) {}

    public sealed interface Outcome {

        record Added(Structure structure) implements Outcome {}

        record UnknownGroup() implements Outcome {}

        record SimilarFound(List<Structure> structures) implements Outcome {}
    }

    private static final int MAX_LENGTH = 40;
    private static final int SUFFIX_LENGTH = 8;

    private final Store<Structure> store;
    private final IdResolver idResolver;
    private final RecogniseStructure recogniseStructure;
    private final Clock clock;

    AddStructure(Store<Structure> store, IdResolver idResolver, RecogniseStructure recogniseStructure, Clock clock) {
        this.store = store;
        this.idResolver = idResolver;
        this.recogniseStructure = recogniseStructure;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var id = id(command);
        var before = store.find(id);
        if (before.isPresent()) return new Outcome.Added(before.get());
        var group = idResolver.group(command.details().group());
        if (group.isEmpty()) return new Outcome.UnknownGroup();
        var details = command.details().in(group.get().id());
        if (!command.isDistinct()) {
            var similar = recogniseStructure.similarTo(details, id);
            if (!similar.isEmpty()) return new Outcome.SimilarFound(similar);
        }
        store.insert(Structure.list(id, details, DirectoryAction.ADDED, command.by(), clock.instant()));
        return new Outcome.Added(store.find(id).orElseThrow());
    }

    /// Readable in exports: the name, with a suffix that makes it unique.
    private static StructureId id(Command command) {
        var plain = Texts.normalise(command.details().name()).replaceAll("[^a-z0-9]+", "-");
        var start = plain.substring(0, Math.min(MAX_LENGTH, plain.length())).replaceAll("^-|-$", "");
        var tail = Integer.toHexString(command.request().hashCode());
        return new StructureId("s-%s-%s".formatted(start, tail.substring(0, Math.min(SUFFIX_LENGTH, tail.length()))));
    }
}
