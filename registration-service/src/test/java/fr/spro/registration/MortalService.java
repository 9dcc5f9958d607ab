package fr.spro.registration;

import fr.spro.registration.Life.Moment;
import fr.spro.registration.Scene.Play;
import java.util.Scanner;
import java.util.regex.Pattern;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringApplication;

/// The service as a process that executes commands from its standard input, and reports when it reaches the
/// step at which it is to be killed. Without periodic sweeps until then.
final class MortalService {

    static final String READY = "# ready";
    static final String DEAD = "# dead";

    /// More than two chunks.
    static final int ROWS = 450;

    private MortalService() {}

    static void main(String[] args) throws InterruptedException {
        var service = new SpringApplication(
                        RegistrationApplication.class, Mortality.OfCommands.class, Mortality.WithoutSweeps.class)
                .run(args);
        System.out.println(READY);
        var lines = new Scanner(System.in);
        while (lines.hasNextLine()) play(lines.nextLine().split(" ", 5), service);
    }

    /// @param words `<play> <day> <moment> <number> <step>`
    private static void play(String[] words, BeanFactory service) throws InterruptedException {
        var scene = new Scene(Play.valueOf(words[0]), words[1], ROWS, service);
        scene.prepare();
        var life = new Life(Moment.valueOf(words[2]), Pattern.compile(words[4]), Integer.parseInt(words[3]));
        life.live(scene::act);
        System.out.println(life.diesWithin(180_000) ? DEAD : life.steps());
    }
}
