package fr.spro.registration;

import fr.spro.registration.CrashPoint.Timing;
import fr.spro.registration.Scenario.Command;
import java.util.Scanner;
import java.util.regex.Pattern;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringApplication;

/// The service as a process that executes the command in each input line and reports when it reaches its crash point.
/// It has no periodic runs.
final class CrashableService {

    static final String READY = "# ready";
    static final String CRASHED = "# crashed";

    /// More than two chunks of an import.
    static final int ROWS = 450;

    private CrashableService() {}

    static void main(String[] args) throws InterruptedException {
        var service = new SpringApplication(
                        RegistrationApplication.class,
                        CrashInjection.Listening.class,
                        CrashInjection.WithoutSweeps.class)
                .run(args);
        System.out.println(READY);
        var lines = new Scanner(System.in);
        while (lines.hasNextLine()) execute(lines.nextLine().split(" ", 5), service);
    }

    /// @param words `<command> <day> <timing> <number> <step>`
    private static void execute(String[] words, BeanFactory service) throws InterruptedException {
        var scenario = new Scenario(Command.valueOf(words[0]), words[1], ROWS, service);
        scenario.prepare();
        var crashPoint =
                new CrashPoint(Timing.valueOf(words[2]), Pattern.compile(words[4]), Integer.parseInt(words[3]));
        crashPoint.run(scenario::execute);
        System.out.println(crashPoint.awaitCrash(180_000) ? CRASHED : crashPoint.steps());
    }
}
