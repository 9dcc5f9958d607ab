package fr.spro.platform.testing;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;

/// The conditions of a query on some keys, at its top level or in an `$and`. An index on these finds a
/// superset of the result, which the collection then filters.
final class Conditions {

    private Conditions() {}

    static Document on(Collection<String> keys, Document query) {
        var conditions = new Document();
        collect(keys, query, conditions);
        return conditions;
    }

    private static void collect(Collection<String> keys, Document query, Document conditions) {
        for (var entry : query.entrySet()) {
            if (entry.getKey().equals("$and") && entry.getValue() instanceof List<?> all) {
                for (var part : all) if (part instanceof Document also) collect(keys, also, conditions);
            } else if (keys.contains(entry.getKey())) {
                conditions.putIfAbsent(entry.getKey(), entry.getValue());
            }
        }
    }
}
