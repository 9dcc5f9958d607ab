package fr.spro.platform.messaging;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import fr.spro.contracts.DispatchEvent;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.inbox.KnownTypes;
import fr.spro.platform.messaging.inbox.Received;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.ConsumerAwareMessageListener;
import org.springframework.kafka.listener.MessageListener;

/// A writer or a reader as a separate process, to be killed: `PlainService <brokers> <store> <group>
/// <point> <id> [unknown type]`. A reader handles events about keys that begin with the id, since other
/// tests use the same topic.
///
/// At the point it prints "held" and stops. The points are observed outside our code, by listeners of the
/// driver and the producer. Two of them break the rules on purpose, to show that the tests can fail.
public final class PlainService {

    public enum Point {
        NOWHERE,
        BEFORE_THE_WRITE,
        AFTER_THE_WRITE,
        BEFORE_THE_RELAY_SENDS,
        BETWEEN_ACKNOWLEDGEMENT_AND_PULL,
        BEFORE_THE_AUDIT_LOG,
        AFTER_THE_AUDIT_LOG,
        BEFORE_THE_EFFECT,
        AFTER_THE_EFFECT,
        AFTER_NOTING_A_SKIPPED_TYPE,
        AFTER_READING_THE_NOTES,
        BEFORE_REMOVING_A_NOTE,
        AFTER_REMOVING_A_NOTE,
        /// Broken: the relay gets the acknowledgement before Kafka has the event.
        BROKEN_AFTER_A_PULL_WITHOUT_ACKNOWLEDGEMENT,
        /// Broken: the reader acknowledges before it acts.
        BROKEN_BEFORE_THE_EFFECT_AFTER_THE_ACKNOWLEDGEMENT
    }

    private PlainService() {}

    public static void main(String... arguments) throws Exception {
        var point = Point.valueOf(arguments[3]);
        try (var plain = new Plain(arguments[0], arguments[1], new Holding(point), producer -> held(producer, point))) {
            var parcels = plain.stores().of(Parcel.class);
            var effects = plain.stores().of(Effect.class);
            plain.relaying();
            if (!arguments[2].equals("-")) {
                var id = arguments[4];
                var known = arguments.length > 5
                        ? KnownTypes.ofTheContracts().without(arguments[5])
                        : KnownTypes.ofTheContracts();
                var reader = plain.inbox(Plain.READER, known)
                        .reader(DispatchEvent.class, null, (event, received) -> take(effects, event, received));
                Consumer<ConsumerRecord<?, ?>> inbox = record -> {
                    if (Records.key(record).startsWith(id)) reader.accept(record);
                };
                var broken = point == Point.BROKEN_BEFORE_THE_EFFECT_AFTER_THE_ACKNOWLEDGEMENT;
                plain.subscribe(Topic.DISPATCHES, arguments[2], Plain.READER)
                        .with(plain.replay(known))
                        .start(broken ? acknowledgingFirst(inbox) : (MessageListener<byte[], byte[]>) inbox::accept);
            }
            System.out.println("ready");
            var input = new BufferedReader(new InputStreamReader(System.in));
            for (var line = input.readLine(); line != null; line = input.readLine()) {
                var words = line.split(" ");
                if (words[1].equals("audited")) {
                    parcels.insert(Parcel.begin(words[0]).audited(Parcel.handedOver(words[0])));
                } else {
                    step(parcels, words[0], Integer.parseInt(words[1]));
                }
                System.out.println("done " + line);
            }
        }
    }

    public static void take(Store<Effect> effects, DispatchEvent event, Received received) {
        var id = new Effect.EffectId(received.id());
        effects.insert(Change.to(new Effect(id, received.subject(), Parcel.number(event), 0)));
    }

    private static void step(Store<Parcel> parcels, String id, int number) {
        if (number == 1) parcels.insert(Parcel.begin(id));
        else parcels.change(new Parcel.ParcelId(id), parcel -> parcel.step(number));
    }

    private static void hold() {
        System.out.println("held");
        while (true) LockSupport.park();
    }

    @SuppressWarnings("unchecked")
    private static Producer<String, byte @Nullable []> held(Producer<String, byte @Nullable []> producer, Point point) {
        return (Producer<String, byte @Nullable []>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, (_, method, arguments) -> {
                    if (method.getName().equals("send") && point == Point.BEFORE_THE_RELAY_SENDS) hold();
                    if (method.getName().equals("send") && point == Point.BROKEN_AFTER_A_PULL_WITHOUT_ACKNOWLEDGEMENT) {
                        ((Callback) arguments[1]).onCompletion(null, null);
                        return CompletableFuture.completedFuture(null);
                    }
                    try {
                        return method.invoke(producer, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private record Holding(Point point) implements CommandListener {

        @Override
        public void commandStarted(CommandStartedEvent event) {
            var held = switch (point) {
                case BEFORE_THE_WRITE -> isWriteOf("parcel", event.getCommandName(), event.getCommand());
                case BETWEEN_ACKNOWLEDGEMENT_AND_PULL ->
                    event.getCommandName().equals("update") && isOn("parcel", event.getCommand(), "update");
                case BEFORE_THE_EFFECT, BROKEN_BEFORE_THE_EFFECT_AFTER_THE_ACKNOWLEDGEMENT ->
                    isWriteOf("effect", event.getCommandName(), event.getCommand());
                case BEFORE_THE_AUDIT_LOG -> isWriteOf(AuditLog.COLLECTION, event.getCommandName(), event.getCommand());
                case BEFORE_REMOVING_A_NOTE -> isOnNotes("delete", event.getCommandName(), event.getCommand());
                case NOWHERE,
                        AFTER_NOTING_A_SKIPPED_TYPE,
                        AFTER_READING_THE_NOTES,
                        AFTER_REMOVING_A_NOTE,
                        AFTER_THE_AUDIT_LOG,
                        AFTER_THE_WRITE,
                        BEFORE_THE_RELAY_SENDS,
                        AFTER_THE_EFFECT,
                        BROKEN_AFTER_A_PULL_WITHOUT_ACKNOWLEDGEMENT -> false;
            };
            if (held) hold();
            // The driver releases the command once it is sent.
            var name = event.getCommandName();
            LAST.set(new BsonDocument(name, event.getCommand().get(name)));
        }

        @Override
        public void commandSucceeded(CommandSucceededEvent event) {
            var command = LAST.get();
            var name = event.getCommandName();
            var held = switch (point) {
                case AFTER_THE_WRITE -> isWriteOf("parcel", name, command);
                case AFTER_THE_EFFECT -> isWriteOf("effect", name, command);
                case AFTER_THE_AUDIT_LOG -> isWriteOf(AuditLog.COLLECTION, name, command);
                case BROKEN_AFTER_A_PULL_WITHOUT_ACKNOWLEDGEMENT ->
                    name.equals("update") && isOn("parcel", command, "update");
                case AFTER_NOTING_A_SKIPPED_TYPE -> isOnNotes("update", name, command);
                case AFTER_READING_THE_NOTES -> isOnNotes("find", name, command);
                case AFTER_REMOVING_A_NOTE -> isOnNotes("delete", name, command);
                case NOWHERE,
                        BEFORE_REMOVING_A_NOTE,
                        BEFORE_THE_WRITE,
                        BEFORE_THE_RELAY_SENDS,
                        BETWEEN_ACKNOWLEDGEMENT_AND_PULL,
                        BEFORE_THE_AUDIT_LOG,
                        BEFORE_THE_EFFECT,
                        BROKEN_BEFORE_THE_EFFECT_AFTER_THE_ACKNOWLEDGEMENT -> false;
            };
            if (held) hold();
        }

        /// The driver reports the command only at its start, and its result on the same thread.
        private static final ThreadLocal<BsonDocument> LAST = new ThreadLocal<>();

        private static boolean isWriteOf(String collection, String name, BsonDocument command) {
            return (name.equals("insert") || name.equals("findAndModify")) && isOn(collection, command, name);
        }

        private static boolean isOnNotes(String wanted, String name, BsonDocument command) {
            return name.equals(wanted) && isOn("skippedType", command, name);
        }

        private static boolean isOn(String collection, BsonDocument command, String name) {
            return command.getString(name).getValue().equals(collection);
        }
    }

    private static ConsumerAwareMessageListener<byte[], byte[]> acknowledgingFirst(
            Consumer<ConsumerRecord<?, ?>> inbox) {
        return (record, consumer) -> {
            var after = new OffsetAndMetadata(record.offset() + 1);
            consumer.commitSync(Map.of(new TopicPartition(record.topic(), record.partition()), after));
            inbox.accept(record);
        };
    }
}
