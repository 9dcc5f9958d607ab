package fr.spro.platform.messaging;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// One id for everything that a request causes: its events carry it to other services, triggers to the jobs of its own
/// one, and every log line shows it. What a job finds by itself has an id for each step.
public final class Correlation {

    /// The key under which log lines carry the current id.
    public static final String LOG_KEY = "correlationId";

    private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

    private Correlation() {}

    /// The current correlation id, or a new one if there is none.
    public static String current() {
        return CURRENT.isBound() ? CURRENT.get() : UUID.randomUUID().toString();
    }

    /// Whether the current work has an id.
    public static boolean isPresent() {
        return CURRENT.isBound();
    }

    /// Runs the work under this id; if it is empty, under the current one or a new one.
    public static <R extends @Nullable Object, X extends Throwable> R carrying(
            Optional<String> id, ScopedValue.CallableOp<R, X> work) throws X {
        var correlation = id.orElseGet(Correlation::current);
        var outer = MDC.get(LOG_KEY);
        MDC.put(LOG_KEY, correlation);
        try {
            return ScopedValue.where(CURRENT, correlation).call(work);
        } finally {
            if (outer == null) MDC.remove(LOG_KEY);
            else MDC.put(LOG_KEY, outer);
        }
    }
}
