package fr.spro.platform.messaging.indexes;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.IndexDefinition;

/// The indexes that a capability needs. A bean of this type is the only thing to do: `StoreIndexes` creates them.
public final class Indexes {

    private record Declaration(Function<MongoOperations, String> collection, IndexDefinition definition) {}

    private final List<Declaration> declarations;

    private Indexes(List<Declaration> declarations) {
        this.declarations = declarations;
    }

    public static Indexes on(Class<?> type, IndexDefinition... definitions) {
        return on(mongo -> mongo.getCollectionName(type), definitions);
    }

    public static Indexes on(String collection, IndexDefinition... definitions) {
        return on(_ -> collection, definitions);
    }

    private static Indexes on(Function<MongoOperations, String> collection, IndexDefinition... definitions) {
        return new Indexes(Arrays.stream(definitions)
                .map(definition -> new Declaration(collection, definition))
                .toList());
    }

    /// These and the other ones.
    public Indexes and(Indexes others) {
        return new Indexes(Stream.concat(declarations.stream(), others.declarations.stream())
                .toList());
    }

    Stream<NeededIndex> in(MongoOperations mongo) {
        return declarations.stream()
                .map(each -> NeededIndex.of(each.collection().apply(mongo), each.definition()));
    }
}
