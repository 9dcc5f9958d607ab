package fr.spro.platform.messaging.autoconfigure;

import fr.spro.platform.messaging.indexes.NeededIndex;
import fr.spro.platform.messaging.indexes.StoreIndexes;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/// `/actuator/indexes`: which indexes of the store are missing, and which ones nobody needs any more.
@Endpoint(id = "indexes")
final class IndexesEndpoint {

    /// @param unique whether correctness relies on it
    record Entry(String index, boolean unique) {

        static List<Entry> of(List<NeededIndex> indexes) {
            return indexes.stream()
                    .map(index -> new Entry(index.toString(), index.isUnique()))
                    .toList();
        }
    }

    record Comparison(List<Entry> needed, List<Entry> missing, List<Entry> surplus) {}

    private final StoreIndexes indexes;

    IndexesEndpoint(StoreIndexes indexes) {
        this.indexes = indexes;
    }

    @ReadOperation
    Comparison indexes() {
        return new Comparison(Entry.of(indexes.needed()), Entry.of(indexes.missing()), Entry.of(indexes.surplus()));
    }
}
