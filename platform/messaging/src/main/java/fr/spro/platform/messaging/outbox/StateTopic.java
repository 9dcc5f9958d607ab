package fr.spro.platform.messaging.outbox;

import fr.spro.contracts.Topic;
import java.util.Optional;
import java.util.function.Function;

/// How an aggregate's present state is told on a compacted topic; empty means a tombstone.
record StateTopic<S>(Topic topic, Function<S, Optional<?>> state) {}
