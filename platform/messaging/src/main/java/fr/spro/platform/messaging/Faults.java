package fr.spro.platform.messaging;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/// Classifies failures. A failure is temporary if an exception of store, broker or network is among its causes:
/// the same work may succeed later, so an inbox waits and an HTTP edge returns 503. All others are faults of the
/// work itself, which fails again whenever it is repeated.
///
/// The list of the store's answers that are faults of the work is complete: whatever is not listed (step-down,
/// shutdown, full disk, write concern, authentication, codes of later versions) is temporary.
public final class Faults {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private static final Set<Integer> DUPLICATE_KEY = Set.of(11000, 11001, 12582);
    private static final Set<Integer> DOCUMENT_TOO_LARGE = Set.of(10334, 17419, 17420);
    private static final int DOCUMENT_INVALID = 121;

    private static final int MOST_CAUSES = 50;

    private Faults() {}

    /// Whether the same work may succeed later.
    public static boolean isTemporary(Throwable failure) {
        return causes(failure).anyMatch(cause -> isOfStore(cause) || isOfOthers(cause));
    }

    /// Whether the store is at fault, so that other work fails too.
    public static boolean isStoreUnavailable(Throwable failure) {
        return causes(failure).anyMatch(Faults::isOfStore);
    }

    /// How long to wait before a retry, if the failure is temporary.
    public static Optional<Duration> retryAfter(Throwable failure) {
        if (!isTemporary(failure)) return Optional.empty();
        return causes(failure)
                .filter(Unavailable.class::isInstance)
                .map(cause -> ((Unavailable) cause).retryAfter())
                .findFirst()
                .or(() -> Optional.of(RETRY_AFTER));
    }

    private static boolean isOfStore(Throwable cause) {
        return switch (cause) {
            case MongoException answer -> !isOfTheWork(answer);
            case DataAccessResourceFailureException translated -> !isOfTheDriver(translated);
            default -> isOfAClosedClient(cause, "com.mongodb.");
        };
    }

    /// Whether the driver's exception is known; Spring's classes are too coarse.
    private static boolean isOfTheDriver(DataAccessException translated) {
        return translated.getCause() instanceof MongoException;
    }

    private static boolean isOfTheWork(MongoException answer) {
        if (!(answer instanceof MongoBulkWriteException bulk)) return isOfTheWork(answer.getCode());
        return bulk.getWriteConcernError() == null
                && bulk.getWriteErrors().stream().allMatch(error -> isOfTheWork(error.getCode()));
    }

    private static boolean isOfTheWork(int code) {
        return DUPLICATE_KEY.contains(code) || DOCUMENT_TOO_LARGE.contains(code) || code == DOCUMENT_INVALID;
    }

    private static boolean isOfOthers(Throwable cause) {
        return switch (cause) {
            case Unavailable _,
                    IOException _,
                    TimeoutException _,
                    InterruptedException _,
                    RejectedExecutionException _ -> true;
            case RecordTooLargeException _, SerializationException _ -> false;
            case KafkaException _ -> true;
            case DuplicateKeyException _,
                    IncorrectResultSizeDataAccessException _,
                    InvalidDataAccessApiUsageException _ -> false;
            case DataAccessException translated -> !isOfTheDriver(translated);
            default -> isOfAClosedClient(cause, "org.apache.kafka.");
        };
    }

    /// Clients that were closed by a stop throw plain exceptions.
    private static boolean isOfAClosedClient(Throwable cause, String library) {
        return cause instanceof IllegalStateException
                && cause.getStackTrace().length > 0
                && cause.getStackTrace()[0].getClassName().startsWith(library);
    }

    private static Stream<Throwable> causes(@Nullable Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES);
    }
}
