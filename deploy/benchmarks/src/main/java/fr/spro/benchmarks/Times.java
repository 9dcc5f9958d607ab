package fr.spro.benchmarks;

import java.util.ArrayList;
import java.util.Collection;

/// The durations of repeated runs in milliseconds.
record Times(double p50, double p99) {

    interface Action {
        void run() throws Exception;
    }

    /// Warms up with a third of the runs.
    static Times of(int times, Action action) throws Exception {
        for (int i = 0; i < times / 3; i++) action.run();
        var millis = new ArrayList<Double>();
        for (int i = 0; i < times; i++) millis.add(once(action));
        return of(millis);
    }

    static Times of(Collection<Double> millis) {
        var sorted = millis.stream().sorted().toList();
        return new Times(sorted.get(sorted.size() / 2), sorted.get((int) (sorted.size() * 0.99)));
    }

    static double once(Action action) throws Exception {
        var began = System.nanoTime();
        action.run();
        return (System.nanoTime() - began) / 1e6;
    }
}
