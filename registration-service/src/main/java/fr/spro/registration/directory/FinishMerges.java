package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.platform.messaging.work.ItemFailures;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Applies merges to other documents: immediately, and every minute for those left by a crash.
@Component
class FinishMerges {

    private final Store<Structure> structureStore;
    private final Store<Group> groupStore;
    private final Structures structures;
    private final Groups groups;
    private final Clock clock;

    FinishMerges(
            Store<Structure> structureStore,
            Store<Group> groupStore,
            Structures structures,
            Groups groups,
            Clock clock) {
        this.structureStore = structureStore;
        this.groupStore = groupStore;
        this.structures = structures;
        this.groups = groups;
        this.clock = clock;
    }

    /// Finishes all merges. One that fails does not stop the others; the job retries it.
    void handle() {
        var failures = new ItemFailures();
        cycles().forEach(id -> failures.run(id, () -> handle(id)));
        pendingMoves().forEach(id -> failures.run(id, () -> handle(id)));
    }

    /// Merges that are not finished.
    Stream<TextId> due() {
        return Stream.concat(cycles(), pendingMoves());
    }

    /// Finishes the merge of a structure or a group. Idempotent.
    void handle(TextId id) {
        if (id instanceof StructureId structure)
            structures.findIncludingRemovedById(structure).ifPresent(this::finish);
        if (id instanceof GroupId group) groups.findIncludingRemovedById(group).ifPresent(this::finish);
    }

    private void finish(Structure ended) {
        if (ended.merged() == null || isAlias(structures.findMergeLinks(), ended.id())) return;
        structureStore.change(ended.id(), found -> found.keepAfterMerge(ended, clock.instant()));
    }

    private void finish(Group ended) {
        if (ended.merged() == null) return;
        var merged = groups.findMergeLinks();
        if (isAlias(merged, ended.id())) releaseCoordinators(ended, merged);
        else groupStore.change(ended.id(), found -> found.keepAfterMerge(ended, clock.instant()));
    }

    /// Two were merged into each other concurrently: one is restored.
    private Stream<TextId> cycles() {
        return Stream.concat(cycles(structures.findMergeLinks()), cycles(groups.findMergeLinks()));
    }

    private static Stream<TextId> cycles(List<? extends MergeLink> merged) {
        var aliases = MergeLink.aliases(merged);
        return merged.stream().map(MergeLink::id).filter(id -> !aliases.isAlias(id.value()));
    }

    private Stream<TextId> pendingMoves() {
        return MergeLink.aliased(groups.findMergeLinks()).stream()
                .filter(ended -> !ended.hasNoCoordinators()
                        || !structures.findIdsByGroup(ended.id()).isEmpty())
                .map(MergeLink::id);
    }

    /// Moves the structures and coordinators of a merged group: added to the target before they are removed,
    /// so that they are never in neither.
    private void releaseCoordinators(Group ended, List<Groups.Link> merged) {
        var target = new GroupId(MergeLink.aliases(merged).resolve(ended.id().value()));
        var word = Objects.requireNonNull(ended.merged());
        var into = new Merged(target.value(), word.at(), word.by());
        var failures = new ItemFailures();
        for (var structure : structures.findIdsByGroup(ended.id())) {
            failures.run(
                    structure.id(),
                    () -> structureStore.change(structure.id(), found -> found.moveTo(ended.id(), into)));
        }
        if (!ended.hasNoCoordinators()) {
            groupStore.change(target, found -> found.adoptCoordinators(ended, into));
            groupStore.change(ended.id(), found -> found.releaseCoordinators(ended, clock.instant()));
        }
        failures.throwIfAny();
    }

    private static boolean isAlias(List<? extends MergeLink> merged, TextId id) {
        return MergeLink.aliases(merged).isAlias(id.value());
    }
}
