package fr.spro.registration;

import static fr.spro.registration.Scenario.Command.ALLOCATE;
import static fr.spro.registration.Scenario.Command.CANCEL;
import static fr.spro.registration.Scenario.Command.DECLINE;
import static fr.spro.registration.Scenario.Command.IMPORT;
import static fr.spro.registration.Scenario.Command.RECONCILE;
import static fr.spro.registration.Scenario.Command.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.event.CommandListener;
import fr.spro.platform.messaging.InMemoryBroker;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.CrashPoint.Timing;
import fr.spro.registration.Scenario.Command;
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

/// Each command is interrupted at each of its writes; after a restart it is completed exactly once.
class CrashTests {

    /// An interrupted command, and whether it was acknowledged before.
    private record Crash(Scenario scenario, CrashPoint crashPoint, boolean wasAcknowledged) {

        String step() {
            var steps = crashPoint.steps();
            return crashPoint.isCrashed() ? "%d. %s".formatted(steps.size(), steps.getLast()) : "nowhere";
        }
    }

    private final String database = Infrastructure.fresh("crash");
    private final InMemoryBroker broker = new InMemoryBroker();

    /// Each command crashes before and after each of its writes. The first service only executes commands, a second one
    /// without sweeps is the negative control, and the third completes the commands. At last the blocked threads
    /// resume, as if the first process had only been paused.
    @Test
    void guarantee_1_a_command_interrupted_at_any_step_is_completed_exactly_once_after_a_restart() throws Exception {
        var crashes = new ArrayList<Crash>();
        try (var first = CommandProcess.startWithoutSweeps(process(CrashInjection.LISTENER))) {
            for (var command : Command.values()) crashes.addAll(crashAtEachStepOf(command, first));

            try (var second = CommandProcess.startWithoutSweeps(process())) {
                awaitPublished(second);
                assertThat(unfinished(crashes, second).values())
                        .as("without sweeps the same check finds interrupted commands of each kind")
                        .extracting(crash -> crash.scenario().command())
                        .contains(REGISTER, RECONCILE, CANCEL, DECLINE, ALLOCATE, IMPORT);
            }
            try (var third = CommandProcess.start(process())) {
                awaitFinished(crashes, third);

                crashes.forEach(crash -> crash.crashPoint().resume());
                awaitPublished(first);
                awaitFinished(crashes, third);
            }
        }
    }

    private List<Crash> crashAtEachStepOf(Command command, ConfigurableApplicationContext service) throws Exception {
        var steps = steps(command, service);
        var crashes = new ArrayList<Crash>();
        for (int i = 1; i <= steps.size(); i++) {
            for (var timing : Timing.values()) crashes.add(run(command, CrashPoint.at(timing, i), service));
        }
        // Work that a command triggers may crash after the command has returned.
        await().untilAsserted(() -> assertThat(
                        crashes.stream().filter(crash -> crash.crashPoint().isCrashed()))
                .as("%s crashes at each of %s", command, steps)
                .hasSizeGreaterThan(steps.size()));
        return crashes;
    }

    /// The writes of an uninterrupted command and of the work that it triggers.
    private List<String> steps(Command command, ConfigurableApplicationContext service) throws Exception {
        var completed = run(command, CrashPoint.none(), service);
        assertThat(completed.wasAcknowledged())
                .as("%s without a crash", command)
                .isTrue();
        await().during(Duration.ofMillis(200))
                .untilAsserted(() ->
                        assertThat(unfinished(List.of(completed), service)).isEmpty());
        return completed.crashPoint().steps();
    }

    private Crash run(Command command, CrashPoint crashPoint, ConfigurableApplicationContext service) throws Exception {
        var scenario = new Scenario(command, Infrastructure.fresh("crash"), 3, service);
        scenario.prepare();
        var scenarioOfProcess =
                command == IMPORT ? scenario.in(ImportProcess.alongside(service, scenario.day())) : scenario;
        // Crashed commands hold it for some seconds; KilledServiceTests waits for the expiry with real processes.
        service.getBean(MongoOperations.class).remove(Query.query(new Criteria()), "leases");
        var acknowledged = new AtomicBoolean();
        var thread = crashPoint.run(() -> {
            scenarioOfProcess.execute();
            acknowledged.set(true);
        });
        while (thread.isAlive() && !crashPoint.isCrashed()) crashPoint.awaitCrash(10);
        return new Crash(scenario, crashPoint, acknowledged.get());
    }

    private static void awaitPublished(ConfigurableApplicationContext service) {
        Scenario.awaitPublished(service, "", Duration.ofMillis(500));
    }

    private void awaitFinished(List<Crash> crashes, ConfigurableApplicationContext service) {
        await().pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(unfinished(crashes, service)).isEmpty());
    }

    /// The crashed commands that are incomplete, with their violations.
    private Map<String, Crash> unfinished(List<Crash> crashes, ConfigurableApplicationContext service) {
        var published = Published.on(broker::all);
        var unfinished = new TreeMap<String, Crash>();
        for (var crash : crashes) {
            var violations = crash.scenario().in(service).violations(published, crash.wasAcknowledged());
            var name = "%s on %s crashed at %s: %s"
                    .formatted(
                            crash.scenario().command(), crash.scenario().day().value(), crash.step(), violations);
            if (!violations.isEmpty()) unfinished.put(name, crash);
        }
        return unfinished;
    }

    private InMemoryMongo process(CommandListener... listeners) {
        return new InMemoryMongo(database, broker, listeners);
    }
}
