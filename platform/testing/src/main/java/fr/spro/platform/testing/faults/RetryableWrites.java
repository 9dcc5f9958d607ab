package fr.spro.platform.testing.faults;

import fr.spro.platform.testing.faults.StoreCommand.Execution;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.jspecify.annotations.Nullable;

/// Executes a write that a driver sends twice only once, as a replica set does: it remembers the response to the last
/// write of each session.
final class RetryableWrites {

    private static final class Session {
        private @Nullable BsonInt64 number;
        private @Nullable BsonDocument response;

        synchronized BsonDocument execute(BsonInt64 write, Execution execution) throws IOException {
            if (write.equals(number) && response != null) return response.clone();
            var executed = execution.execute();
            number = write;
            response = executed.clone();
            return executed;
        }
    }

    private final Map<BsonBinary, Session> sessions = new ConcurrentHashMap<>();

    BsonDocument execute(BsonDocument command, Execution execution) throws IOException {
        if (!command.containsKey("txnNumber")) return execution.execute();
        return sessions.computeIfAbsent(command.getDocument("lsid").getBinary("id"), _ -> new Session())
                .execute(command.getInt64("txnNumber"), execution);
    }
}
