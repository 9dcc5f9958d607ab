package fr.spro.platform.messaging.inbox;

import static java.util.stream.Collectors.toMap;

import fr.spro.contracts.Topic;
import java.util.Arrays;

/// The types of events that a version of a service can read.
@FunctionalInterface
public interface KnownTypes {

    boolean contains(Topic topic, String type);

    /// The types of a version that does not know this one.
    default KnownTypes without(String unknown) {
        return (topic, type) -> !type.equals(unknown) && contains(topic, type);
    }

    /// All types that have a schema in the contracts of this version.
    static KnownTypes ofTheContracts() {
        var types = Arrays.stream(Topic.values()).collect(toMap(topic -> topic, Schemas::types));
        return (topic, type) -> types.get(topic).contains(type);
    }
}
