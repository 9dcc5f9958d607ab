package fr.spro.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Start-up time of the suite and each service, memory, and the time from the page's response to the mail.
final class StartUp {

    private final Path root;

    StartUp(Path root) {
        this.root = root;
    }

    void measure() throws Exception {
        try (var suite = Suite.start(root)) {
            System.out.printf("suite ready, quick-start flags   %5.1f s   (aim 30)%n", suite.readySeconds());
        }
        try (var suite = Suite.start(root, "--full")) {
            System.out.printf("suite ready, production flags    %5.1f s   (aim 45)%n%n", suite.readySeconds());
            suite.memory().forEach((name, megabytes) -> System.out.printf("%-24s %5d MB resident%n", name, megabytes));
            System.out.println();
            // Waits until the JIT compilers are idle.
            Thread.sleep(20_000);
            for (var service : List.of("registration", "survey", "branding", "notification")) alone(suite, service);
            mail(new Load(suite, Person.GATEWAY));
        }
    }

    private static void alone(Suite suite, String service) throws Exception {
        var with = suite.startAlone(service + "-service", true);
        var without = suite.startAlone(service + "-service", false);
        System.out.printf(
                "%-24s alone: ready %4.1f s (aim 8), %d MB (aim 350); without AOT cache %4.1f s, %d MB; ratio %.2f%n",
                service + "-service",
                with.seconds(),
                with.megabytes(),
                without.seconds(),
                without.megabytes(),
                with.seconds() / without.seconds());
    }

    private static void mail(Load load) throws Exception {
        load.prepare(20_000);
        load.registerFor(30, 8);
        var registrations = load.registerFor(20, 8);
        Report.title("the whole suite");
        Report.perSecond("registrations over HTTP, 8 clients, mails sent", registrations, Baseline.postsFor(20, 8));
        load.awaitMails();
        Map<String, Double> times = load.timesToMail(20, 60);
        System.out.printf(
                "HTTP answer to mail received at 20/s   p50 %4.0f ms, p99 %4.0f ms (aim 1000), %d of %d mails%n",
                times.get("p50"),
                times.get("p99"),
                times.get("received").intValue(),
                times.get("sent").intValue());
    }
}
