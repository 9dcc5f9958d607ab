package fr.spro.benchmarks;

/// The table of all parts: figure, baseline, and ratio.
final class Report {

    private Report() {}

    static void title(String title) {
        System.out.printf("%n%-58s %10s %10s %7s%n", title, "figure", "baseline", "ratio");
    }

    static void millis(String what, double figure) {
        System.out.printf("%-58s %7.0f ms%n", what, figure);
    }

    static void millis(String what, double figure, double baseline) {
        System.out.printf("%-58s %7.0f ms %7.1f ms %7.1f%n", what, figure, baseline, figure / baseline);
    }

    static void millis(String what, Times figure, Times baseline) {
        millis(what + ", p50", figure.p50(), baseline.p50());
        millis(what + ", p99", figure.p99(), baseline.p99());
    }

    static void perSecond(String what, double figure, double baseline) {
        System.out.printf("%-58s %7.0f /s %7.0f /s %7.2f%n", what, figure, baseline, figure / baseline);
    }

    static void note(String note) {
        System.out.println("  " + note);
    }
}
