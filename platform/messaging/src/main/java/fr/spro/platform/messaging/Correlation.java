package fr.spro.platform.messaging;

import java.util.Optional;
import java.util.UUID;
import org.slf4j.MDC;

/// One id for a request, the events that it publishes and the events that their consumers publish; every log
/// line shows it. A background job has none to carry, unless it stored one as a message does: each of its writes
/// has a new one.
public final class Correlation {

    /// The key under which log lines carry the current id.
    public static final String LOG_KEY = "correlationId";

    private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

    private Correlation() {}

    /// The current correlation id, or a new one if there is none.
    public static String current() {
        return CURRENT.isBound() ? CURRENT.get() : UUID.randomUUID().toString();
    }

    /// Runs the work under this correlation id; if it is empty, under the current one or a new one.
    public static <X extends Throwable> void carrying(Optional<String> id, ScopedValue.CallableOp<Void, X> work)
            throws X {
        var correlation = id.orElseGet(Correlation::current);
        var outer = MDC.get(LOG_KEY);
        MDC.put(LOG_KEY, correlation);
        try {
            ScopedValue.where(CURRENT, correlation).call(work);
        } finally {
            if (outer == null) MDC.remove(LOG_KEY);
            else MDC.put(LOG_KEY, outer);
        }
    }
}
