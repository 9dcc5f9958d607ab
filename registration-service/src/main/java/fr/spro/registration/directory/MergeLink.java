package fr.spro.registration.directory;

import fr.spro.contracts.MergedIds;
import fr.spro.platform.messaging.outbox.TextId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which entry of the directory was merged into which other one. Read alone, it is not affected by an entry that this
/// version cannot read.
interface MergeLink {

    TextId id();

    @Nullable
    Merged merged();

    default Instant mergedAt() {
        var merged = merged();
        return merged == null ? Instant.EPOCH : merged.at();
    }

    static MergedIds<String> aliases(Collection<? extends MergeLink> all) {
        var next = new HashMap<String, String>();
        for (var one : all) {
            var merged = one.merged();
            if (merged != null) next.put(one.id().value(), merged.into());
        }
        return new MergedIds<>(next);
    }

    /// The merged ones, the latest first.
    static <M extends MergeLink> List<M> aliased(Collection<M> all) {
        var aliases = aliases(all);
        return all.stream()
                .filter(one -> aliases.isAlias(one.id().value()))
                .sorted(Comparator.comparing(MergeLink::mergedAt).reversed())
                .toList();
    }
}
