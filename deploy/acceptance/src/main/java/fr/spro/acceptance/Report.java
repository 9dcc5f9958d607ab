package fr.spro.acceptance;

import java.util.function.Supplier;

/// The table of the story: expected and actual values, and durations.
final class Report {

    private int errors;
    private int steps;
    private int asExpected;

    void begin() {
        System.out.printf("%-62s %-24s %-24s %9s%n", "step", "expected", "seen", "time");
        System.out.println("-".repeat(122));
    }

    /// Runs a step and compares its result. An exception is reported as its message, and later steps are
    /// skipped.
    void step(String what, Object expected, Supplier<?> seen) {
        steps++;
        if (errors > 0) {
            System.out.printf("%-62s %-24s %s%n", what, expected, "skipped");
            return;
        }
        var began = System.nanoTime();
        String found;
        try {
            found = String.valueOf(seen.get());
        } catch (RuntimeException e) {
            found = "%s: %s".formatted(e.getClass().getSimpleName(), e.getMessage());
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        var good = found.equals(String.valueOf(expected));
        if (good) asExpected++;
        else errors++;
        System.out.printf(
                "%-62s %-24s %-24s %7.1f s %s%n", what, expected, found, seconds, good ? "ok" : "NOT AS EXPECTED");
    }

    int errors() {
        return errors;
    }

    void end() {
        System.out.println("-".repeat(122));
        System.out.printf("%d of %d steps as expected%n", asExpected, steps);
    }
}
