package fr.spro.platform.testing.faults;

import java.io.IOException;
import java.util.Set;
import org.bson.BsonDocument;

/// A command on its way to the store.
///
/// @param execution executes it
public record StoreCommand(BsonDocument document, Execution execution) {

    private static final Set<String> HELLO = Set.of("hello", "isMaster", "ismaster");
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");

    /// Sends a command to the store and returns the response.
    interface Execution {
        BsonDocument execute() throws IOException;
    }

    public String name() {
        return document.getFirstKey();
    }

    /// The collection of a read or write.
    public String collection() {
        var value = document.get(name());
        return value.isString() ? value.asString().getValue() : "";
    }

    /// Whether a driver asks for the state of the server.
    public boolean isHello() {
        return HELLO.contains(name());
    }

    public boolean isWrite() {
        return WRITES.contains(name());
    }

    BsonDocument execute() throws IOException {
        return execution.execute();
    }
}
