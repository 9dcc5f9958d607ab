package fr.spro.platform.messaging.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Faults;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/// Handles records that an inbox could not process. Guarantee 4.
///
/// Unreadable: dead letter at once. A temporary fault, or a tombstone of a compacted topic: retried without
/// limit, since a dead letter would leave an erased person in the store. Anything else: a few retries, then
/// dead letter. If the dead letter cannot be written, the record is retried: its partition waits, nothing is
/// skipped.
public final class InboxErrors {

    private static final Logger LOG = LoggerFactory.getLogger(InboxErrors.class);

    /// Far below `max.poll.interval.ms` (5 minutes), so a waiting consumer is not removed from its group.
    private static final Duration MAX_PAUSE = Duration.ofSeconds(20);

    /// Of key, value and headers of a dead letter, below the megabyte that producers and brokers accept.
    static final int MAX_LETTER = 900_000;

    private static final int MAX_REASON = 1_000;

    public static final String REASON = "dead-letter-reason";
    public static final String ORIGIN = "dead-letter-origin";

    private final Service service;
    private final KafkaOperations<?, ?> deadLetters;
    private final MeterRegistry meters;
    private final BiPredicate<ConsumerRecord<?, ?>, Exception> waits;
    private final Pauses pauses;

    /// The pauses between retries.
    ///
    /// @param waiting without an end
    /// @param giveUp until the dead letter
    record Pauses(BackOff waiting, BackOff giveUp) {}

    public InboxErrors(Service service, KafkaOperations<?, ?> deadLetters, MeterRegistry meters) {
        this(service, deadLetters, meters, InboxErrors::waits, new Pauses(retryUntilAvailable(), retryBriefly()));
    }

    /// @param waits whether a record is retried without limit
    InboxErrors(
            Service service,
            KafkaOperations<?, ?> deadLetters,
            MeterRegistry meters,
            BiPredicate<ConsumerRecord<?, ?>, Exception> waits,
            Pauses pauses) {
        this.service = service;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.waits = waits;
        this.pauses = pauses;
    }

    static boolean waits(ConsumerRecord<?, ?> record, Exception exception) {
        return isTombstone(record) || Faults.isTemporary(exception);
    }

    private static boolean isTombstone(ConsumerRecord<?, ?> record) {
        return record.value() == null && Topic.named(record.topic()).compacted();
    }

    /// The error handler for the container that listens to this topic.
    public CommonErrorHandler forTopic(Topic topic) {
        var handler = new DefaultErrorHandler(new ToDeadLetters(topic), pauses.giveUp());
        // Otherwise exceptions that the library considers fatal, such as ClassCastException, are dead-lettered at once.
        handler.setClassifications(Map.of(), true);
        // Foreign messages may quote personal data; each failure is logged below.
        handler.setLogLevel(KafkaException.Level.DEBUG);
        handler.setBackOffFunction((record, exception) -> {
            if (mustWait(record, exception)) return pauses.waiting();
            return isUnreadable(exception) ? new FixedBackOff(0, 0) : pauses.giveUp();
        });
        var retries = meters.counter("spro.inbox.retries", "topic", topic.topicName());
        handler.setRetryListeners((record, exception, attempt) -> {
            retries.increment();
            LOG.warn("{} failed {} times: {}", origin(record), attempt, reason(exception));
        });
        return handler;
    }

    private boolean mustWait(ConsumerRecord<?, ?> record, Exception exception) {
        return !isUnreadable(exception) && waits.test(record, exception);
    }

    private static boolean isUnreadable(Exception exception) {
        return Stream.<Throwable>iterate(exception, cause -> cause != null, Throwable::getCause)
                .anyMatch(Unreadable.class::isInstance);
    }

    private static BackOff retryUntilAvailable() {
        var backOff = new ExponentialBackOff(500, 2);
        backOff.setMaxInterval(MAX_PAUSE.toMillis());
        return backOff;
    }

    private static BackOff retryBriefly() {
        var backOff = new ExponentialBackOffWithMaxRetries(3);
        backOff.setInitialInterval(200);
        backOff.setMultiplier(5);
        backOff.setMaxInterval(MAX_PAUSE.toMillis());
        return backOff;
    }

    /// Writes the dead letter: the original record, its position and the reason; for the topic with personal
    /// data, and for a record that would be too large with them, only position and reason.
    private final class ToDeadLetters extends DeadLetterPublishingRecoverer {

        private final Topic topic;
        private final Counter written;

        private ToDeadLetters(Topic topic) {
            super(deadLetters, (record, exception) -> new TopicPartition(topic.deadLetters(service), -1));
            this.topic = topic;
            this.written = meters.counter("spro.inbox.dead.letters", "topic", topic.topicName());
            setHeadersFunction((record, exception) -> {
                var added = new RecordHeaders();
                added.add(ORIGIN, origin(record).getBytes(UTF_8));
                added.add(REASON, reason(exception).getBytes(UTF_8));
                return added;
            });
        }

        /// The last failure decides, whatever the first one was.
        @Override
        public void accept(ConsumerRecord<?, ?> record, @Nullable Consumer<?, ?> consumer, Exception exception) {
            if (mustWait(record, exception)) throw new IllegalStateException("The record waits", exception);
            super.accept(record, consumer, exception);
        }

        @Override
        protected ProducerRecord<Object, Object> createProducerRecord(
                ConsumerRecord<?, ?> record,
                TopicPartition to,
                Headers headers,
                byte @Nullable [] key,
                byte @Nullable [] value) {
            var isTooLarge = size(record) > MAX_LETTER;
            var isWhole = !topic.personal() && !isTooLarge;
            var kept = new RecordHeaders();
            if (isWhole) record.headers().forEach(kept::add);
            kept.add(headers.lastHeader(ORIGIN)).add(headers.lastHeader(REASON));
            written.increment();
            LOG.error("{} goes to the dead-letter topic: {}", origin(record), text(headers.lastHeader(REASON)));
            return new ProducerRecord<>(
                    to.topic(), null, isTooLarge ? null : record.key(), isWhole ? record.value() : null, kept);
        }
    }

    private static int size(ConsumerRecord<?, ?> record) {
        var size = record.serializedKeySize() + record.serializedValueSize();
        for (var header : record.headers()) {
            size += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return size;
    }

    private static String origin(ConsumerRecord<?, ?> record) {
        return "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
    }

    /// Omits messages of foreign exceptions, which may quote personal data.
    private static String reason(Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null) cause = cause.getCause();
        if (cause instanceof Unreadable) {
            var text = String.valueOf(cause.getMessage());
            return text.substring(0, Math.min(text.length(), MAX_REASON));
        }
        var ours = Arrays.stream(cause.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("fr.spro."))
                .findFirst()
                .map(frame -> " at %s:%d".formatted(frame.getFileName(), frame.getLineNumber()));
        return cause.getClass().getName() + ours.orElse("");
    }

    private static String text(Header header) {
        return new String(header.value(), UTF_8);
    }
}
