package fr.spro.notification.message;

import java.time.Duration;

/// How long a message waits until the next look at it, longer each time.
final class Pauses {

    /// Until the one repetition of an attempt whose outcome is unknown.
    static final Duration BEFORE_REPETITION = Duration.ofMinutes(1);

    /// Of a message whose data is missing.
    static final Duration FIRST_WAIT = Duration.ofMinutes(2);

    /// Of a message whose event was heard later than this after it happened.
    static final Duration LATE = Duration.ofMinutes(1);

    /// Of such a message, so that what followed the event is heard before it is sent.
    static final Duration FOR_WHAT_FOLLOWED = Duration.ofSeconds(20);

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private Pauses() {}

    /// After an attempt that a mail server postponed.
    static Duration afterTries(int tries) {
        return atMost(FIRST.multipliedBy(1L << Math.min(tries, 10)));
    }

    /// As long as it has waited for its data so far.
    static Duration afterWaiting(Duration waited) {
        return waited.compareTo(FIRST_WAIT) < 0 ? FIRST_WAIT : atMost(waited);
    }

    private static Duration atMost(Duration pause) {
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
