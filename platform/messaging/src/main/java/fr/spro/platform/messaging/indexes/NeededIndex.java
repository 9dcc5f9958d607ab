package fr.spro.platform.messaging.indexes;

import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.IndexDefinition;

/// An index of one collection. Two with the same keys and other options are different ones, with different names, so
/// that both can exist while versions of the service change.
///
/// @param keys in order, each with 1 or -1
/// @param options only those that are set: `unique`, `sparse`, `expireAfterSeconds`
public record NeededIndex(String collection, Document keys, Document options) {

    private static final List<String> OPTIONS = List.of("unique", "sparse", "expireAfterSeconds");

    static NeededIndex of(String collection, IndexDefinition definition) {
        return of(collection, definition.getIndexKeys(), definition.getIndexOptions());
    }

    /// An index as the store lists it.
    static NeededIndex listed(String collection, Document listed) {
        return of(collection, listed.get("key", Document.class), listed);
    }

    private static NeededIndex of(String collection, Document keys, Document all) {
        var ordered = new Document();
        keys.forEach((field, order) -> ordered.append(field, order instanceof Number one ? one.intValue() : order));
        var options = new Document();
        for (var name : OPTIONS) {
            var value = option(all.get(name));
            if (value != null) options.append(name, value);
        }
        return new NeededIndex(collection, ordered, options);
    }

    private static @Nullable Object option(@Nullable Object value) {
        return switch (value) {
            case Boolean isSet -> isSet ? true : null;
            case Number number -> number.longValue();
            case null, default -> value;
        };
    }

    /// Whether correctness relies on it.
    public boolean isUnique() {
        return options.containsKey("unique");
    }

    /// As the command `createIndexes` takes it.
    Document definition() {
        var definition = new Document("key", keys).append("name", name());
        definition.putAll(options);
        return definition;
    }

    private String name() {
        var parts = keys.entrySet().stream().map(key -> key.getKey() + "_" + key.getValue());
        var all = parts.collect(Collectors.joining("_"));
        return options.isEmpty() ? all : all + "_" + String.join("_", options.keySet());
    }

    /// Its collection and keys, as in `docs/measures.md`.
    @Override
    public String toString() {
        return keys.entrySet().stream()
                .map(key -> "%s: %s".formatted(key.getKey(), key.getValue()))
                .collect(Collectors.joining(", ", collection + " {", "}"));
    }
}
