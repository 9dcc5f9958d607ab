package fr.spro.platform.messaging.outbox;

import fr.spro.contracts.Topic;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.support.SendResult;

/// A log whose test decides when a record is appended and whether its acknowledgement arrives. A record may be
/// appended at any time after it was sent, also after its time-out or the death of its sender, or never.
final class SimulatedBroker {

    private final class Sent extends CompletableFuture<SendResult<String, byte @Nullable []>> {

        private final ProducerRecord<String, byte @Nullable []> record;
        private boolean appended;

        private Sent(ProducerRecord<String, byte @Nullable []> record) {
            this.record = record;
        }

        @Override
        public SendResult<String, byte @Nullable []> get(long timeout, TimeUnit unit)
                throws ExecutionException, InterruptedException {
            Turns.pause(this::isDone);
            return super.get();
        }

        private void append() {
            appended = true;
            log.add(record);
        }

        private void acknowledge() {
            complete(new SendResult<>(record, null));
        }
    }

    private final List<ProducerRecord<String, byte @Nullable []>> log = new ArrayList<>();
    private final List<Sent> unresolved = new ArrayList<>();
    private boolean isCalm;

    @SuppressWarnings("unchecked")
    KafkaOperations<String, byte @Nullable []> kafka() {
        return (KafkaOperations<String, byte @Nullable []>) Proxy.newProxyInstance(
                KafkaOperations.class.getClassLoader(), new Class<?>[] {KafkaOperations.class}, (_, _, arguments) -> {
                    Turns.pause(() -> true);
                    return send((ProducerRecord<String, byte @Nullable []>) arguments[0]);
                });
    }

    private Sent send(ProducerRecord<String, byte @Nullable []> record) {
        var sent = new Sent(record);
        if (isCalm) {
            sent.append();
            sent.acknowledge();
        } else {
            unresolved.add(sent);
        }
        return sent;
    }

    /// Something happens to one of the records that were sent.
    void step(RandomGenerator random) {
        if (unresolved.isEmpty()) return;
        var sent = unresolved.get(random.nextInt(unresolved.size()));
        switch (random.nextInt(10)) {
            case 0 -> sent.completeExceptionally(new TimeoutException("simulated"));
            case 1 -> {
                if (sent.isDone()) unresolved.remove(sent);
            }
            default -> {
                if (!sent.appended) sent.append();
                else sent.acknowledge();
            }
        }
        if (sent.isDone() && sent.appended) unresolved.remove(sent);
    }

    /// From here on each record is appended and acknowledged at once.
    void calm() {
        isCalm = true;
    }

    /// Appends or drops all that was sent before, in any order.
    void resolve(RandomGenerator random) {
        while (!unresolved.isEmpty()) {
            var sent = unresolved.remove(random.nextInt(unresolved.size()));
            if (!sent.appended && random.nextInt(4) > 0) sent.append();
        }
    }

    List<ConsumerRecord<String, byte @Nullable []>> records(Topic topic) {
        var records = new ArrayList<ConsumerRecord<String, byte @Nullable []>>();
        for (var record : log) {
            if (record.topic().equals(topic.topicName())) records.add(received(record, records.size()));
        }
        return records;
    }

    private static ConsumerRecord<String, byte @Nullable []> received(
            ProducerRecord<String, byte @Nullable []> sent, long offset) {
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }
}
