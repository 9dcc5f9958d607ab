package fr.spro.acceptance;

import java.time.Duration;
import java.util.function.Supplier;

/// Polls a value.
final class Polling {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private Polling() {}

    /// Returns the value once it is as expected, or after three minutes.
    static <T> T until(T expected, Supplier<T> look) {
        var deadline = System.nanoTime() + TIMEOUT.toNanos();
        var seen = look.get();
        while (!seen.equals(expected) && System.nanoTime() < deadline) {
            briefPause();
            seen = look.get();
        }
        return seen;
    }

    static void briefPause() {
        pause(Duration.ofMillis(50));
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
