package fr.spro.platform.messaging.outbox;

import fr.spro.contracts.EntityRef;
import fr.spro.contracts.Topic;
import java.util.Optional;
import java.util.function.Function;

/// How an aggregate's current state is published on a compacted topic; empty means a tombstone.
record StateTopic<S>(Topic topic, EntityRef.Kind kind, Function<S, Optional<?>> state) {

    StateTopic {
        if (!topic.kinds().contains(kind)) {
            throw new IllegalArgumentException("%s carries no %s".formatted(topic, kind));
        }
    }

    /// The record key of the aggregate with this id.
    EntityRef key(String id) {
        return new EntityRef(kind, id);
    }
}
