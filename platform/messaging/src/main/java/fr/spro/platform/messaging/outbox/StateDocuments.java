package fr.spro.platform.messaging.outbox;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import fr.spro.contracts.EntityRef;
import fr.spro.contracts.EntityRef.Kind;
import fr.spro.contracts.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/// The documents whose states a service publishes on compacted topics, by kind.
final class StateDocuments {

    /// The documents of one kind.
    ///
    /// @param sequences the `stateSequence` of those of these ids that exist
    /// @param publishAgain stores a marker, so that the relay publishes the state
    /// @param repeatTombstone the same for a record that was a tombstone, and erases an erased person again
    record OfKind(
            StateTopic<?> topic,
            Function<Collection<String>, Map<String, Long>> sequences,
            Consumer<String> publishAgain,
            Consumer<String> repeatTombstone) {}

    private final Map<Kind, OfKind> kinds = new ConcurrentHashMap<>();

    void add(OfKind documents) {
        kinds.put(documents.topic().kind(), documents);
    }

    /// The compacted topics on which these states are published.
    Set<Topic> topics() {
        return kinds.values().stream().map(each -> each.topic().topic()).collect(toSet());
    }

    /// Where the states of this kind are published; empty if this service has no such documents.
    Optional<Topic> topic(Kind kind) {
        return Optional.ofNullable(kinds.get(kind)).map(each -> each.topic().topic());
    }

    /// The `stateSequence` of those of these documents that exist, read by one command for each kind.
    Map<EntityRef, Long> sequences(Collection<EntityRef> refs) {
        var sequences = new HashMap<EntityRef, Long>();
        var byKind = refs.stream().collect(groupingBy(EntityRef::kind, mapping(EntityRef::id, toList())));
        byKind.forEach((kind, ids) -> {
            var documents = kinds.get(kind);
            if (documents == null) return;
            documents
                    .sequences()
                    .apply(ids)
                    .forEach((id, sequence) -> sequences.put(new EntityRef(kind, id), sequence));
        });
        return sequences;
    }

    /// Has the state published again.
    ///
    /// @param isTombstone whether the record that is not of the present state is one
    void correct(EntityRef ref, boolean isTombstone) {
        var documents = kinds.get(ref.kind());
        if (documents == null) return;
        (isTombstone ? documents.repeatTombstone() : documents.publishAgain()).accept(ref.id());
    }
}
