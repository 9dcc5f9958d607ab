package fr.spro.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The dev gateway, and the program that starts everything: `LocalSuite <folder> [--full] [--only <service>]
/// [--replicas <number>] [--no-store] [--story|--demo <jar> <samples>]`. Without arguments it is the gateway alone, as
/// in a
/// container.
@SpringBootApplication
@ConfigurationPropertiesScan
public class LocalSuite {

    private static final String ADDRESS = "http://localhost:8080";
    private static final int PLAY_MINUTES = 15;

    static void main(String[] args) throws Exception {
        if (args.length == 0) {
            SpringApplication.run(LocalSuite.class);
            return;
        }
        var began = System.nanoTime();
        var home = Path.of(args[0]).toAbsolutePath();
        var options = Set.of(args);
        var wanted = wanted(args);
        var withStore = !options.contains("--no-store");
        var taken = Launcher.takenPort(wanted, withStore);
        if (!taken.isEmpty()) fail(taken + " Is the suite running already? deploy/local/down stops it.");
        var keys = new Keys(home.resolve("secrets"));
        keys.prepare();
        System.setProperty("spro.gateway.home", home.toString());
        wanted.stream()
                .collect(Collectors.groupingBy(
                        ServiceInstance::shortName,
                        Collectors.mapping(instance -> instance.address().toString(), Collectors.joining(","))))
                .forEach((service, addresses) -> System.setProperty("spro.gateway.services." + service, addresses));
        // Standard output is for the user; the log goes to the folder of the other logs.
        System.setProperty("logging.file.name", home.resolve("logs/gateway.log").toString());
        System.setProperty("logging.threshold.console", "off");

        var launcher = new Launcher(home, options.contains("--full"), wanted, withStore, keys);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            System.out.println("Stopping ...");
            launcher.stop();
            System.out.println("Stopped. The data is kept.");
        }));
        var gateway = Thread.ofPlatform().start(() -> SpringApplication.run(LocalSuite.class));
        try {
            launcher.start();
        } catch (NotStarted e) {
            fail(e.getMessage());
        }
        gateway.join();
        System.out.printf("The suite is ready after %.1f s.%n%n", (System.nanoTime() - began) / 1e9);
        if (options.contains("--demo")) play("Demo", "--demo", args, home);
        welcome(keys);
        if (options.contains("--story")) System.exit(play("Story", "--story", args, home));
    }

    private static List<ServiceInstance> wanted(String[] args) {
        var replicas = value(args, "--replicas").map(Integer::valueOf).orElse(1);
        var only = value(args, "--only");
        return ServiceInstance.all(replicas).stream()
                .filter(instance -> only.isEmpty() || instance.service().equals(only.get()))
                .toList();
    }

    private static Optional<String> value(String[] args, String option) {
        var at = List.of(args).indexOf(option);
        return at < 0 ? Optional.empty() : Optional.of(args[at + 1]);
    }

    private static void welcome(Keys keys) {
        System.out.printf("""
              Public pages   %1$s/
              Staff pages    %1$s/coordination/journees
              Mailbox        %1$s/mailbox
              API            %1$s/api/registration/openapi.json (and survey, branding, notification)

            Sign in as
            """, ADDRESS);
        for (var user : Keys.USERS) System.out.printf("  %-22s %s%n", user, keys.password(user));
        System.out.printf("%nCtrl-C or deploy/local/down stops everything.%n%n");
    }

    /// Runs a program that uses the suite; returns its exit value.
    private static int play(String program, String option, String[] args, Path home)
            throws IOException, InterruptedException {
        var at = List.of(args).indexOf(option);
        var command = new String[] {
            Launcher.java(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-cp",
            args[at + 1],
            "fr.spro.acceptance." + program,
            args[at + 2],
            home.resolve("secrets").toString()
        };
        var playing = new ProcessBuilder(command).inheritIO().start();
        if (playing.waitFor(PLAY_MINUTES, TimeUnit.MINUTES)) return playing.exitValue();
        playing.destroyForcibly();
        System.err.printf("%s did not finish within %d minutes.%n", program, PLAY_MINUTES);
        return 1;
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(1);
    }
}
