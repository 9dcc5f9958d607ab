package fr.spro.platform.messaging;

import org.springframework.data.mongodb.core.MongoOperations;

/// The indexes that a capability needs. A bean of this type is called when the service starts, before it serves or
/// hears anything; nothing may be wanted of the store earlier, so that an application can be put together without one.
@FunctionalInterface
public interface Indexes {
    void create(MongoOperations mongo);
}
