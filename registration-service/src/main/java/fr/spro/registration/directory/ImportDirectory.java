package fr.spro.registration.directory;

import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.platform.Aggregate;
import fr.spro.platform.Change;
import fr.spro.platform.messaging.Store;
import fr.spro.registration.directory.DirectoryFile.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Service;

/// Brings the directory up to the state of a CSV file: all of it, or nothing if any row is faulty. A row that says what
/// is known already changes nothing, so the same file can be imported again after a crash. What the file does not name
/// stays.
@Service
public class ImportDirectory {

    public sealed interface Outcome {
        record Imported(int added, int changed, int unchanged) implements Outcome {}

        record Faulty(List<Fault> faults) implements Outcome {}
    }

    /// What is wrong in the file; `reason` is the end of a message key.
    public record Fault(long line, String column, String reason) {}

    private static final String[] GROUP_COLUMNS = {
        "id", "name", "territory", "coordinator1_id", "coordinator1_name", "coordinator1_email", "coordinator1_subject"
    };
    private static final String[] STRUCTURE_COLUMNS = {
        "id", "name", "type", "group", "street", "postal_code", "city", "email"
    };

    private final Store<Group> groupStore;
    private final Store<Structure> structureStore;
    private final Store<Coordinator> coordinatorStore;
    private final Groups groups;

    ImportDirectory(
            Store<Group> groupStore,
            Store<Structure> structureStore,
            Store<Coordinator> coordinatorStore,
            Groups groups) {
        this.groupStore = groupStore;
        this.structureStore = structureStore;
        this.coordinatorStore = coordinatorStore;
        this.groups = groups;
    }

    public Outcome groups(byte[] csv) {
        var file = new DirectoryFile(csv, GROUP_COLUMNS);
        var coordinators = new LinkedHashMap<CoordinatorId, Coordinator>();
        var listed = new ArrayList<Group>();
        var ids = new HashSet<String>();
        for (var row : file.rows()) {
            var id = unique(file, row, ids);
            var own = new ArrayList<Coordinator>();
            for (var number : List.of("1", "2")) {
                if (number.equals("1")
                        || row.isSet("coordinator2_id")
                                && !file.optional(row, "coordinator2_id").isEmpty()) {
                    own.add(coordinator(file, row, "coordinator" + number + "_"));
                }
            }
            own.forEach(coordinator -> coordinators.put(coordinator.id(), coordinator));
            listed.add(new Group(
                    new GroupId(id),
                    file.text(row, "name"),
                    file.text(row, "territory"),
                    own.stream().map(Coordinator::id).toList(),
                    own.stream().map(Coordinator::subject).toList(),
                    0));
        }
        if (!file.faults().isEmpty()) return faulty(file);
        coordinators.values().forEach(coordinator -> write(coordinatorStore, coordinator, Coordinator::says));
        return imported(listed.stream()
                .map(group -> write(groupStore, group, Group::says))
                .toList());
    }

    public Outcome structures(byte[] csv) {
        var file = new DirectoryFile(csv, STRUCTURE_COLUMNS);
        var known = groups.findAllByOrderByName().stream().map(Group::id).collect(Collectors.toSet());
        var listed = new ArrayList<Structure>();
        var ids = new HashSet<String>();
        for (var row : file.rows()) {
            var group = new GroupId(file.id(row, "group"));
            if (!known.contains(group)) file.fault(row, "group", Reason.UNKNOWN_GROUP);
            listed.add(new Structure(
                    new StructureId(unique(file, row, ids)),
                    file.text(row, "name"),
                    file.id(row, "type"),
                    group,
                    new PostalAddress(file.text(row, "street"), file.text(row, "postal_code"), file.text(row, "city")),
                    file.address(row, "email"),
                    0));
        }
        if (!file.faults().isEmpty()) return faulty(file);
        return imported(listed.stream()
                .map(structure -> write(structureStore, structure, Structure::says))
                .toList());
    }

    private static String unique(DirectoryFile file, CSVRecord row, Set<String> ids) {
        var id = file.id(row, "id");
        if (!ids.add(id)) file.fault(row, "id", Reason.TWICE);
        return id;
    }

    private static Coordinator coordinator(DirectoryFile file, CSVRecord row, String prefix) {
        return new Coordinator(
                new CoordinatorId(file.id(row, prefix + "id")),
                file.text(row, prefix + "name"),
                file.address(row, prefix + "email"),
                file.text(row, prefix + "subject"),
                0);
    }

    private enum Effect {
        ADDED,
        CHANGED,
        UNCHANGED
    }

    private static <S extends Aggregate> Effect write(Store<S> store, S wanted, BiPredicate<S, S> says) {
        if (store.insert(Change.to(wanted).tellingState())) return Effect.ADDED;
        var before = store.find(wanted.id()).orElseThrow();
        if (says.test(before, wanted)) return Effect.UNCHANGED;
        store.change(
                wanted.id(),
                found -> says.test(found, wanted)
                        ? Change.none(found)
                        : Change.to(wanted).tellingState());
        return Effect.CHANGED;
    }

    private static Outcome imported(List<Effect> effects) {
        return new Outcome.Imported(
                count(effects, Effect.ADDED), count(effects, Effect.CHANGED), count(effects, Effect.UNCHANGED));
    }

    private static int count(List<Effect> effects, Effect effect) {
        return (int) effects.stream().filter(effect::equals).count();
    }

    private static Outcome faulty(DirectoryFile file) {
        return new Outcome.Faulty(file.faults().stream()
                .map(fault -> new Fault(
                        fault.line(),
                        fault.column(),
                        fault.reason().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')))
                .toList());
    }
}
