package fr.spro.acceptance;

import java.time.Duration;
import java.util.function.Supplier;

/// Looks again and again at something that comes by itself.
final class Waiting {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Waiting() {}

    /// What is seen once it is as expected, or after a minute at the latest.
    static <T> T until(T expected, Supplier<T> look) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var seen = look.get();
        while (!seen.equals(expected) && System.nanoTime() < deadline) {
            aMoment();
            seen = look.get();
        }
        return seen;
    }

    static void aMoment() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
