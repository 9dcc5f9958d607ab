package fr.spro.notification.message;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import fr.spro.platform.messaging.work.BackgroundValue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/// For how long the oldest message has waited for the mail server, as `spro.mails.oldest`. It grows during the longest
/// pause between two attempts too, when no attempt is counted. Messages that wait for their data are not meant.
@Component
class OldestMessage {

    private final MongoOperations mongo;
    private final Clock clock;

    OldestMessage(MongoOperations mongo, Clock clock, MeterRegistry meters) {
        this.mongo = mongo;
        this.clock = clock;
        Gauge.builder("spro.mails.oldest", BackgroundValue.of(this::seconds))
                .description("age of the oldest message that the mail server has not answered for good")
                .baseUnit("seconds")
                .register(meters);
    }

    double seconds() {
        var unsettled = Filters.gt("nextAttemptAt", new Date(0));
        var hasItsData = Filters.exists("waitingFor.0", false);
        var oldest = mongo.getCollection(mongo.getCollectionName(Notification.class))
                .aggregate(List.of(
                        Aggregates.match(Filters.and(unsettled, hasItsData)),
                        Aggregates.group(null, Accumulators.min("createdAt", "$createdAt"))))
                .first();
        if (oldest == null) return 0;
        var age = Duration.between(oldest.getDate("createdAt").toInstant(), clock.instant());
        return Math.max(0, age.toMillis() / 1000.0);
    }
}
