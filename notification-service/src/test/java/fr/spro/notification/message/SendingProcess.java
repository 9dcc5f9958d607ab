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
import java.util.function.Function;

/// A process that sends the messages that are due.
final class SendingProcess {

    private SendingProcess() {}

    /// @param arguments address of the store, its database, port of the mail server, minutes by which the clock
    /// is fast, and whether an attempt is recorded first
    static void main(String[] arguments) {
        System.setProperty("store", arguments[0]);
        var mongo = new InMemoryMongo(arguments[1], new InMemoryBroker());
        var stored = mongo.store(Notification.class);
        var store = Boolean.parseBoolean(arguments[4]) ? stored : new WithoutAttempts(stored);
        var clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(Long.parseLong(arguments[3])));
        var service = new MessageUseCases(mongo, store, Integer.parseInt(arguments[2]), clock);
        service.dueMessages.due().toList().forEach(service.sendMessage::handle);
        System.out.println("# sent");
    }

    /// Records an attempt only with its outcome.
    private record WithoutAttempts(Store<Notification> store) implements ForwardingStore<Notification> {

        @Override
        public Result<Notification> decide(
                TextId id, Function<Notification, ? extends Change<Notification, ?>> decision) {
            var decided = decision.apply(store.get(id)).state();
            return decided.status() instanceof Sending ? new Result<>(decided, true) : store.decide(id, decision);
        }
    }
}
