package fr.spro.platform.messaging;

import java.util.Optional;
import java.util.UUID;

/// The thread that runs through everything one act has set off: a request begins it, every event carries it on.
public final class Correlation {

    private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

    private Correlation() {}

    /// The current correlation id, or a new one if nothing has begun one.
    public static String current() {
        return CURRENT.isBound() ? CURRENT.get() : UUID.randomUUID().toString();
    }

    /// Does the work under this correlation id, or under a new one if there is none yet.
    public static <X extends Throwable> void carrying(Optional<String> id, ScopedValue.CallableOp<Void, X> work)
            throws X {
        ScopedValue.where(CURRENT, id.orElseGet(Correlation::current)).call(work);
    }
}
