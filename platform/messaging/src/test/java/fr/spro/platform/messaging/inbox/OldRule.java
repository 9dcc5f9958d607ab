package fr.spro.platform.messaging.inbox;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import fr.spro.platform.messaging.Unavailable;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;

/// Broken: the rule of November 2026, which listed the temporary faults and took all others for faults of the record.
final class OldRule {

    private OldRule() {}

    static boolean waits(ConsumerRecord<?, ?> record, Exception exception) {
        return Stream.<Throwable>iterate(exception, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof Unavailable
                        || cause instanceof DataAccessResourceFailureException
                        || cause instanceof TransientDataAccessException
                        || cause instanceof MongoSocketException
                        || cause instanceof MongoTimeoutException
                        || cause instanceof RetriableException);
    }
}
