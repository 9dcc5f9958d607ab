package fr.spro.platform.messaging.outbox;

import fr.spro.contracts.EntityRef;
import fr.spro.platform.messaging.CloudEventHeaders;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// A record of a compacted topic, without its value.
///
/// @param sequence of the marker of the state; -1, which no state has, if the record has none
record StateRecord(EntityRef ref, long sequence, boolean isTombstone, TopicPartition partition, long offset) {

    /// Empty for a heartbeat and for a record that no store has written. Never throws.
    static Optional<StateRecord> of(ConsumerRecord<String, byte @Nullable []> record) {
        return ref(record.key())
                .map(ref -> new StateRecord(
                        ref,
                        sequence(record),
                        record.value() == null,
                        new TopicPartition(record.topic(), record.partition()),
                        record.offset()));
    }

    private static Optional<EntityRef> ref(@Nullable String key) {
        if (key == null) return Optional.empty();
        try {
            return Optional.of(EntityRef.parse(key));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private static long sequence(ConsumerRecord<?, ?> record) {
        return CloudEventHeaders.find(record, CloudEventHeaders.SEQUENCE)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(-1L);
    }
}
