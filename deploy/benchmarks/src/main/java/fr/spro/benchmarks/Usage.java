package fr.spro.benchmarks;

import java.util.Map;
import java.util.TreeMap;

/// The processor time of repeated runs.
///
/// @param millis of processor time by process
record Usage(double times, double seconds, Map<String, Long> millis) {

    interface Work {
        /// @return the number of runs
        double run() throws Exception;
    }

    static Usage of(Suite suite, Work work) throws Exception {
        var before = suite.processorMillis();
        var began = System.nanoTime();
        var times = work.run();
        var seconds = (System.nanoTime() - began) / 1e9;
        var used = new TreeMap<String, Long>();
        suite.processorMillis().forEach((name, millis) -> used.put(name, millis - before.getOrDefault(name, 0L)));
        return new Usage(times, seconds, used);
    }

    double perSecond() {
        return times / seconds;
    }

    /// Milliseconds of processor time per run.
    double cost(String process) {
        return millis.getOrDefault(process, 0L) / times;
    }

    /// The same for all processes together.
    double cost() {
        return millis.keySet().stream().mapToDouble(this::cost).sum();
    }
}
