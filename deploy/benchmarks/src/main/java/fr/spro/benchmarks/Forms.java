package fr.spro.benchmarks;

import java.util.TreeMap;
import java.util.stream.Collectors;

/// People who register on the page, and where the time goes; beside a bare POST that stores one document.
final class Forms {

    private static final int SECONDS = 20;

    private final Suite suite;

    Forms(Suite suite) {
        this.suite = suite;
    }

    void measure(int... clients) throws Exception {
        var load = new Load(suite);
        load.prepare();
        Report.title("registrations by form: page, POST, redirect");
        load.registerFor(2 * SECONDS, 16);
        for (var number : clients) {
            var before = suite.processorMillis();
            var registered = load.registerFor(SECONDS, number);
            var used = new TreeMap<String, Long>();
            suite.processorMillis().forEach((name, millis) -> used.put(name, millis - before.getOrDefault(name, 0L)));
            var bare = Bare.postsFor(SECONDS / 2, number);
            Report.perSecond("registrations over HTTP, %d clients".formatted(number), registered, bare);
            Report.note("processor time of one: "
                    + used.entrySet().stream()
                            .filter(entry -> entry.getValue() > 0)
                            .map(entry ->
                                    "%s %.1f ms".formatted(entry.getKey(), entry.getValue() / (registered * SECONDS)))
                            .collect(Collectors.joining(", ")));
        }
    }
}
