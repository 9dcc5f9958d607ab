package fr.spro.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Prints all figures of one run: `Benchmarks <folder of the suite>`.
final class Benchmarks {

    private Benchmarks() {}

    static void main(String[] args) throws Exception {
        var root = Path.of(args[0]);
        System.out.printf(
                "%d cores, Java %s, embedded broker and store%n%n",
                Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
        try (var suite = Suite.start(root)) {
            System.out.printf("suite ready, quick-start flags   %5.1f s   (aim 30)%n", suite.readySeconds());
        }
        try (var suite = Suite.start(root, "--full")) {
            System.out.printf("suite ready, production flags    %5.1f s   (aim 45)%n%n", suite.readySeconds());
            suite.memory().forEach((name, megabytes) -> System.out.printf("%-24s %5d MB resident%n", name, megabytes));
            System.out.println();
            // The suite comes to rest first: its compilers are still at work.
            Thread.sleep(20_000);
            for (var service : List.of("registration", "survey", "branding", "notification")) {
                var with = suite.startAlone(service + "-service", true);
                var without = suite.startAlone(service + "-service", false);
                System.out.printf(
                        "%-24s alone: ready %4.1f s (aim 8), %d MB (aim 350); without AOT cache %4.1f s, %d MB; ratio"
                                + " %.2f%n",
                        service + "-service",
                        with.seconds(),
                        with.megabytes(),
                        without.seconds(),
                        without.megabytes(),
                        with.seconds() / without.seconds());
            }
            System.out.println();
            load(new Load(suite));
        }
    }

    private static void load(Load load) throws Exception {
        load.prepare();
        load.registerFor(30, 8);
        var registrations = load.registerFor(20, 8);
        var bare = Bare.postsFor(20, 8);
        System.out.printf(
                "registrations over HTTP          %6.0f /s  (8 clients, form page and POST, after 30 s of warm-up)%n",
                registrations);
        System.out.printf("bare POST with one stored document %4.0f /s  ratio %.3f%n", bare, registrations / bare);
        load.awaitQuiet();
        Map<String, Double> times = load.timesToMail(20, 60);
        System.out.printf(
                "HTTP answer to mail received at 20/s   p50 %4.0f ms, p99 %4.0f ms (aim 1000), %d of %d mails%n",
                times.get("p50"),
                times.get("p99"),
                times.get("received").intValue(),
                times.get("sent").intValue());
    }
}
