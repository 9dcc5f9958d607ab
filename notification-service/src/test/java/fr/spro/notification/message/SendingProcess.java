package fr.spro.notification.message;

import fr.spro.notification.message.Status.Sending;
import fr.spro.platform.messaging.InMemoryBroker;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.ForwardingStore;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.TextId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A process that sends the messages that are due.
final class SendingProcess {

    private SendingProcess() {}

    /// How it treats what it has recorded.
    enum Kind {
        USUAL,
        /// Records an attempt only with its outcome.
        RECORDS_LATE,
        /// Sees its own attempt whatever another process has done since.
        UNAWARE
    }

    /// @param arguments address of the store, its database, port of the mail server, minutes by which the clock
    /// is fast, and the kind
    static void main(String[] arguments) {
        System.setProperty("store", arguments[0]);
        var mongo = new InMemoryMongo(arguments[1], new InMemoryBroker());
        var stored = mongo.store(Notification.class);
        var store = switch (Kind.valueOf(arguments[4])) {
            case USUAL -> stored;
            case RECORDS_LATE -> new OwnAttempts(stored, false, new AtomicReference<>());
            case UNAWARE -> new OwnAttempts(stored, true, new AtomicReference<>());
        };
        var clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(Long.parseLong(arguments[3])));
        var service = new MessageUseCases(mongo, store, Integer.parseInt(arguments[2]), clock);
        service.sendDue();
        System.out.println("# sent");
    }

    /// Knows what this process has decided, whatever is stored.
    private record OwnAttempts(
            Store<Notification> store, boolean recordsAttempts, AtomicReference<@Nullable Notification> own)
            implements ForwardingStore<Notification> {

        @Override
        public Optional<Notification> find(TextId id) {
            return Optional.ofNullable(own.get()).or(() -> store.find(id));
        }

        @Override
        public Result<Notification> decide(
                TextId id, Function<Notification, ? extends Change<Notification, ?>> decision) {
            var decided = decision.apply(store.get(id)).state();
            var isStored = recordsAttempts || !(decided.status() instanceof Sending);
            var result = isStored ? store.decide(id, decision) : new Result<>(decided, true);
            own.set(result.state());
            return result;
        }
    }
}
