package fr.spro.benchmarks;

import java.util.stream.Collectors;

/// Registrations on the page and their processor time, beside a baseline POST that stores one document.
final class Forms {

    private static final int SECONDS = 20;

    /// As in the benchmark of the whole suite: until then the compilers take a third of the processor time.
    private static final int WARM_UP = 14_400;

    private static final int MOST_PEOPLE = 30_000;

    private final Suite suite;

    Forms(Suite suite) {
        this.suite = suite;
    }

    void measure(int... clients) throws Exception {
        var load = new Load(suite, Person.GATEWAY);
        load.prepare(MOST_PEOPLE);
        Report.title("registrations by form: page, POST, redirect");
        measure("just started, 16 clients", load, 16);
        while (load.people() < WARM_UP) load.registerFor(SECONDS / 2, 64);
        for (var number : clients) measure("%d clients".formatted(number), load, number);
    }

    private void measure(String title, Load load, int clients) throws Exception {
        var usage = Usage.of(suite, () -> load.registerFor(SECONDS, clients) * SECONDS);
        var baseline = Baseline.postsFor(SECONDS / 2, clients);
        Report.perSecond("registrations over HTTP, " + title, usage.perSecond(), baseline);
        Report.note("processor time per registration: "
                + usage.millis().keySet().stream()
                        .map(process -> "%s %.1f ms".formatted(process, usage.cost(process)))
                        .collect(Collectors.joining(", ")));
    }
}
