package fr.spro.benchmarks;

import java.util.Map;

/// The cost of registering and confirming as a table: milliseconds of processor time per person.
record Costs(Usage registered, Usage confirmed) {

    /// @param baseline the baseline POSTs of one document
    void print(String title, Map<String, Long> memory, Usage baseline, Times form) {
        System.out.printf("%n%-24s %12s %12s %12s %12s%n", title, "registered", "confirmed", "both", "resident");
        for (var process : registered.millis().keySet()) {
            line(process, registered.cost(process), confirmed.cost(process));
            System.out.printf(" %9d MB%n", memory.getOrDefault(process, 0L));
        }
        line("all processes", registered.cost(), confirmed.cost());
        System.out.printf(
                " %9d MB%n", memory.values().stream().mapToLong(Long::longValue).sum());
        System.out.printf(
                "%-24s %9.1f /s %9.1f /s %9.1f /s%n",
                "with all mails",
                registered.perSecond(),
                confirmed.perSecond(),
                1 / (1 / registered.perSecond() + 1 / confirmed.perSecond()));
        System.out.printf("form page: p50 %.1f ms, p99 %.1f ms%n", form.p50(), form.p99());
        System.out.printf(
                "baseline POST of one document: %.0f /s (ratio %.3f), store %.2f ms (ratio %.1f)%n",
                baseline.perSecond(),
                registered.perSecond() / baseline.perSecond(),
                baseline.cost("store"),
                registered.cost("store") / baseline.cost("store"));
    }

    private static void line(String name, double registered, double confirmed) {
        System.out.printf("%-24s %9.2f ms %9.2f ms %9.2f ms", name, registered, confirmed, registered + confirmed);
    }
}
