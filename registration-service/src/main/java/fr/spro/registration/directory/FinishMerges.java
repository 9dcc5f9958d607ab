package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.work.Lease;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What follows from a merge in other documents than the one that ended. Each step can be repeated: it is done at once
/// after a merge, and every minute for what a crash left undone.
@Component
class FinishMerges {

    private static final Logger LOG = LoggerFactory.getLogger(FinishMerges.class);

    private final Store<Structure> structureStore;
    private final Store<Group> groupStore;
    private final Structures structures;
    private final Groups groups;
    private final Lease lease;
    private final Clock clock;

    FinishMerges(
            Store<Structure> structureStore,
            Store<Group> groupStore,
            Structures structures,
            Groups groups,
            MongoOperations mongo,
            Clock clock) {
        this.structureStore = structureStore;
        this.groupStore = groupStore;
        this.structures = structures;
        this.groups = groups;
        this.lease = new Lease(mongo, "finish-merges", Duration.ofMinutes(3), clock);
        this.clock = clock;
    }

    @Scheduled(initialDelay = 10_000, fixedDelay = 60_000)
    void sweep() {
        if (!lease.take()) return;
        try {
            handle();
        } catch (RuntimeException e) {
            LOG.warn("What follows from merges in the directory is not all done; the next sweep goes on", e);
        }
    }

    void handle() {
        stayWhereMergedInACircle();
        handOver();
    }

    /// Two were merged into each other at the same time: one stays after all.
    private void stayWhereMergedInACircle() {
        var now = clock.instant();
        var mergedStructures = structures.findMerged();
        var structureAliases = Mergeable.aliases(mergedStructures);
        mergedStructures.stream()
                .filter(one -> !structureAliases.isAlias(one.id().value()))
                .forEach(one -> structureStore.change(one.id(), found -> found.stay(one, now)));
        var mergedGroups = groups.findMerged();
        var groupAliases = Mergeable.aliases(mergedGroups);
        mergedGroups.stream()
                .filter(one -> !groupAliases.isAlias(one.id().value()))
                .forEach(one -> groupStore.change(one.id(), found -> found.stay(one, now)));
    }

    /// The structures of a merged group, and those who acted for it: first into the one that stays, then out of the
    /// other, so that in between they stand in both and not in neither.
    private void handOver() {
        var merged = groups.findMerged();
        var aliases = Mergeable.aliases(merged);
        for (var ended : merged) {
            var staying = new GroupId(aliases.end(ended.id().value()));
            var word = ended.merged();
            if (word == null || staying.equals(ended.id())) continue;
            var into = new Merged(staying.value(), word.at(), word.by());
            for (var structure : structures.findEverByGroup(ended.id())) {
                structureStore.change(structure.id(), found -> found.follow(ended.id(), into));
            }
            if (ended.hasNobody()) continue;
            groupStore.change(staying, found -> found.takeOver(ended, into));
            groupStore.change(ended.id(), found -> found.handOver(ended));
        }
    }
}
