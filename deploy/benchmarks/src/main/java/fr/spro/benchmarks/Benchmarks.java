package fr.spro.benchmarks;

import java.nio.file.Path;
import java.util.List;

/// Prints the figures of the selected parts: `Benchmarks <folder of the suite> <part...>`.
final class Benchmarks {

    private Benchmarks() {}

    static void main(String[] args) throws Exception {
        var root = Path.of(args[0]);
        var parts = List.of(args).subList(1, args.length);
        System.out.printf(
                "%d cores, Java %s, embedded broker and store%n",
                Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
        if (parts.contains("start")) new StartUp(root).measure();
        if (parts.contains("cost")) {
            try (var suite = Suite.start(root, "--full")) {
                new CostTable(suite).measure(1200, 1, 16, 128);
            }
        }
        if (List.of("forms", "lists", "allocation").stream().noneMatch(parts::contains)) return;
        try (var suite = Suite.start(root, "--full", "--only", "registration-service")) {
            if (parts.contains("lists")) new Lists(suite).measure();
            if (parts.contains("allocation")) new AllocationBenchmark(suite).measure();
            if (parts.contains("forms")) new Forms(suite).measure(1, 16, 128);
        }
    }
}
