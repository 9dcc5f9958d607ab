package fr.spro.platform.messaging;

import org.springframework.data.mongodb.core.MongoOperations;

/// The indexes that a capability needs. A bean of this type runs when the service starts, before it serves
/// requests or consumes events. Nothing may use the store earlier, so that a context starts without one.
@FunctionalInterface
public interface Indexes {
    void create(MongoOperations mongo);
}
