package fr.spro.platform.testing.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;

/// How a store in trouble responds to commands.
@FunctionalInterface
public interface StoreFault {

    /// The response to a command.
    ///
    /// @throws IOException if the connection breaks instead
    BsonDocument respond(StoreCommand command) throws IOException;

    /// Whether the server says hello as the writable primary.
    default boolean isPrimary() {
        return true;
    }

    /// Ends what waits, when the store is healthy again.
    default void end() {}

    /// A healthy store.
    StoreFault NONE = StoreCommand::execute;

    /// Each command fails with this code; nothing is executed.
    static StoreFault error(StoreError error) {
        return command -> command.isHello() ? command.execute() : error.response(command);
    }

    /// The primary has stepped down: commands fail with this code, and hello says that there is no primary.
    static StoreFault steppedDown(StoreError error) {
        return new StoreFault() {
            @Override
            public BsonDocument respond(StoreCommand command) throws IOException {
                return error(error).respond(command);
            }

            @Override
            public boolean isPrimary() {
                return false;
            }
        };
    }

    /// Writes are executed, and the connection breaks before the response.
    static StoreFault lostResponse() {
        return command -> {
            var response = command.execute();
            if (!command.isWrite()) return response;
            throw new IOException("The connection breaks after the write");
        };
    }

    /// Writes are executed, but not acknowledged by the majority.
    static StoreFault writeConcernError(StoreError error) {
        return command -> {
            var response = command.execute();
            if (!command.isWrite()) return response;
            error.label(response.append("writeConcernError", error.document()));
            return response;
        };
    }

    /// Nothing is executed and nobody gets a response, not even to hello; connections break at the end.
    static StoreFault hang() {
        var end = new CountDownLatch(1);
        return new StoreFault() {
            @Override
            public BsonDocument respond(StoreCommand command) throws IOException {
                try {
                    end.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                throw new IOException("The connection breaks after a hang");
            }

            @Override
            public void end() {
                end.countDown();
            }
        };
    }

    /// Each command takes some time.
    static StoreFault slow(Duration time) {
        return command -> {
            LockSupport.parkNanos(time.toNanos());
            return command.execute();
        };
    }

    /// The server is killed and restarted again and again: each connection breaks after some commands, every
    /// second time after the command was executed.
    static StoreFault flap(int commands) {
        var count = new AtomicInteger();
        return command -> {
            if (command.isHello()) return command.execute();
            var number = count.incrementAndGet();
            if (number % commands != 0) return command.execute();
            if (number / commands % 2 == 0) command.execute();
            throw new IOException("The connection breaks");
        };
    }

    /// Every fault in which reads and writes fail without being executed, by name. It lasts until the store is healed.
    static Map<String, StoreFault> notExecuting() {
        var all = new LinkedHashMap<String, StoreFault>();
        for (var error : StoreError.ALL) all.put(error.name(), error(error));
        all.put("election", steppedDown(StoreError.NOT_WRITABLE_PRIMARY));
        all.put("hang", hang());
        return all;
    }

    /// The same and every fault in which writes fail after they were executed.
    static Map<String, StoreFault> all() {
        var all = notExecuting();
        all.put("not acknowledged by the majority", writeConcernError(StoreError.WRITE_CONCERN_FAILED));
        all.put("stepped down after the write", writeConcernError(StoreError.PRIMARY_STEPPED_DOWN));
        all.put("lost responses", lostResponse());
        return all;
    }

    /// This fault for the first commands that match, in all others a healthy store.
    default StoreFault first(int times, Predicate<StoreCommand> affected) {
        var count = new AtomicInteger();
        return command ->
                affected.test(command) && count.incrementAndGet() <= times ? respond(command) : command.execute();
    }

    /// An error of MongoDB.
    ///
    /// @param isRetryable whether a server tells the driver to retry a write
    record StoreError(int code, String name, boolean isRetryable) {

        public static final StoreError PRIMARY_STEPPED_DOWN = new StoreError(189, "PrimarySteppedDown", true);
        public static final StoreError NOT_WRITABLE_PRIMARY = new StoreError(10107, "NotWritablePrimary", true);
        public static final StoreError SHUTDOWN_IN_PROGRESS = new StoreError(91, "ShutdownInProgress", true);
        public static final StoreError INTERRUPTED_AT_SHUTDOWN = new StoreError(11600, "InterruptedAtShutdown", true);
        public static final StoreError INTERRUPTED_BY_STATE_CHANGE =
                new StoreError(11602, "InterruptedDueToReplStateChange", true);
        public static final StoreError OUT_OF_DISK_SPACE = new StoreError(14031, "OutOfDiskSpace", false);
        public static final StoreError WRITE_CONCERN_FAILED = new StoreError(64, "WriteConcernFailed", false);
        public static final StoreError AUTHENTICATION_FAILED = new StoreError(18, "AuthenticationFailed", false);

        /// All errors that a command may meet.
        public static final List<StoreError> ALL = List.of(
                PRIMARY_STEPPED_DOWN,
                NOT_WRITABLE_PRIMARY,
                SHUTDOWN_IN_PROGRESS,
                INTERRUPTED_AT_SHUTDOWN,
                INTERRUPTED_BY_STATE_CHANGE,
                OUT_OF_DISK_SPACE,
                WRITE_CONCERN_FAILED,
                AUTHENTICATION_FAILED);

        BsonDocument document() {
            return new BsonDocument("code", new BsonInt32(code))
                    .append("codeName", new BsonString(name))
                    .append("errmsg", new BsonString(name));
        }

        BsonDocument response(StoreCommand command) {
            var response = document().append("ok", new BsonDouble(0));
            if (command.isWrite()) label(response);
            return response;
        }

        void label(BsonDocument response) {
            if (isRetryable)
                response.append("errorLabels", new BsonArray(List.of(new BsonString("RetryableWriteError"))));
        }
    }
}
