package fr.spro.benchmarks;

import java.util.Arrays;

/// How long something took when it was done many times, in milliseconds.
record Times(double p50, double p99) {

    interface Action {
        void run() throws Exception;
    }

    /// Does it a third as often before it counts.
    static Times of(int times, Action action) throws Exception {
        for (int i = 0; i < times / 3; i++) action.run();
        var millis = new double[times];
        for (int i = 0; i < times; i++) millis[i] = once(action);
        Arrays.sort(millis);
        return new Times(millis[times / 2], millis[Math.min(times - 1, (int) (times * 0.99))]);
    }

    static double once(Action action) throws Exception {
        var began = System.nanoTime();
        action.run();
        return (System.nanoTime() - began) / 1e6;
    }
}
