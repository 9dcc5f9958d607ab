package fr.spro.registration;

import static fr.spro.registration.Scene.Play.ALLOCATE;
import static fr.spro.registration.Scene.Play.CANCEL;
import static fr.spro.registration.Scene.Play.FOLLOW;
import static fr.spro.registration.Scene.Play.IMPORT;
import static fr.spro.registration.Scene.Play.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.event.CommandListener;
import fr.spro.platform.messaging.InMemoryBroker;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Life.Moment;
import fr.spro.registration.Scene.Play;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/// A process may crash at any step of a command: another one completes the command, once.
@Execution(ExecutionMode.CONCURRENT)
class CrashTests {

    /// One interrupted command, and whether it was acknowledged before.
    private record Death(Scene scene, Life life, boolean wasAnswered) {

        String step() {
            var steps = life.steps();
            return life.isDead() ? "%d. %s".formatted(steps.size(), steps.getLast()) : "nowhere";
        }
    }

    private final String database = Infrastructure.fresh("crash");
    private final InMemoryBroker broker = new InMemoryBroker();

    /// Each command is interrupted before and after each of its writes. The first service executes the
    /// commands only; a second one without sweeps is the negative control; the third completes the rest.
    /// Finally the interrupted threads continue, as after a pause.
    @Test
    void guarantee_1_a_command_interrupted_at_any_step_is_completed_exactly_once_after_a_restart() throws Exception {
        var deaths = new ArrayList<Death>();
        try (var first = CommandProcess.startWithoutSweeps(process(Mortality.LISTENER))) {
            for (var play : Play.values()) deaths.addAll(dieAtEachStepOf(play, first));

            try (var second = CommandProcess.startWithoutSweeps(process())) {
                awaitQuiet(second);
                assertThat(unfinished(deaths, second).values())
                        .as("without sweeps the same look finds what is undone, of each command")
                        .extracting(death -> death.scene().play())
                        .contains(REGISTER, FOLLOW, CANCEL, ALLOCATE, IMPORT);
            }
            try (var third = CommandProcess.start(process())) {
                awaitFinished(deaths, third);

                deaths.forEach(death -> death.life().trigger());
                awaitQuiet(first);
                awaitFinished(deaths, third);
            }
        }
    }

    private List<Death> dieAtEachStepOf(Play play, ConfigurableApplicationContext service) throws Exception {
        var steps = steps(play, service);
        var deaths = new ArrayList<Death>();
        for (int i = 1; i <= steps.size(); i++) {
            for (var moment : Moment.values()) deaths.add(live(play, Life.until(moment, i), service));
        }
        // Work triggered by a command is interrupted after the command itself has ended.
        await().untilAsserted(() -> assertThat(
                        deaths.stream().filter(death -> death.life().isDead()))
                .as("%s dies at each of %s", play, steps)
                .hasSizeGreaterThan(steps.size()));
        return deaths;
    }

    /// The writes of an uninterrupted command and of the work that it triggers.
    private List<String> steps(Play play, ConfigurableApplicationContext service) throws Exception {
        var whole = live(play, Life.whole(), service);
        assertThat(whole.wasAnswered()).as("%s without a crash", play).isTrue();
        await()
                .during(Duration.ofMillis(200))
                .untilAsserted(
                        () -> assertThat(unfinished(List.of(whole), service)).isEmpty());
        return whole.life().steps();
    }

    private Death live(Play play, Life life, ConfigurableApplicationContext service) throws Exception {
        var scene = new Scene(play, Infrastructure.fresh("crash"), 3, service);
        scene.prepare();
        var own = play == IMPORT ? scene.in(ImportProcess.beside(service, scene.day())) : scene;
        // Interrupted processes hold the lease for some seconds; waiting for its end is tested with real
        // processes.
        service.getBean(MongoOperations.class).remove(Query.query(new Criteria()), "leases");
        var answered = new AtomicBoolean();
        var thread = life.live(() -> {
            own.act();
            answered.set(true);
        });
        while (thread.isAlive() && !life.isDead()) life.diesWithin(10);
        return new Death(scene, life, answered.get());
    }

    private static void awaitQuiet(ConfigurableApplicationContext service) {
        Scene.awaitQuiet(service, "", Duration.ofMillis(500));
    }

    private void awaitFinished(List<Death> deaths, ConfigurableApplicationContext service) {
        await()
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(unfinished(deaths, service)).isEmpty());
    }

    /// Interruptions after which the state is wrong, each with the errors.
    private Map<String, Death> unfinished(List<Death> deaths, ConfigurableApplicationContext service) {
        var published = Published.on(broker::all);
        var unfinished = new TreeMap<String, Death>();
        for (var death : deaths) {
            var faults = death.scene().in(service).faults(published, death.wasAnswered());
            var name = "%s on %s died at %s: %s"
                    .formatted(death.scene().play(), death.scene().day().value(), death.step(), faults);
            if (!faults.isEmpty()) unfinished.put(name, death);
        }
        return unfinished;
    }

    private InMemoryMongo process(CommandListener... listeners) {
        return new InMemoryMongo(database, broker, listeners);
    }
}
