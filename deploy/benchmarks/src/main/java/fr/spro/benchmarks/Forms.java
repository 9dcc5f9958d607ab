package fr.spro.benchmarks;

import java.util.stream.Collectors;

/// Registrations on the page and their processor time, beside a baseline POST that stores one document.
final class Forms {

    private static final int SECONDS = 20;

    private final Suite suite;

    Forms(Suite suite) {
        this.suite = suite;
    }

    void measure(int... clients) throws Exception {
        var load = new Load(suite, Person.GATEWAY);
        load.prepare();
        Report.title("registrations by form: page, POST, redirect");
        load.registerFor(2 * SECONDS, 16);
        for (var number : clients) {
            var usage = Usage.of(suite, () -> load.registerFor(SECONDS, number) * SECONDS);
            var baseline = Baseline.postsFor(SECONDS / 2, number);
            Report.perSecond("registrations over HTTP, %d clients".formatted(number), usage.perSecond(), baseline);
            Report.note("processor time per registration: "
                    + usage.millis().keySet().stream()
                            .map(process -> "%s %.1f ms".formatted(process, usage.cost(process)))
                            .collect(Collectors.joining(", ")));
        }
    }
}
