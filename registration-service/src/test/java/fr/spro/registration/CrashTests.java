package fr.spro.registration;

import static fr.spro.registration.Scene.Play.ALLOCATE;
import static fr.spro.registration.Scene.Play.CANCEL;
import static fr.spro.registration.Scene.Play.FOLLOW;
import static fr.spro.registration.Scene.Play.IMPORT;
import static fr.spro.registration.Scene.Play.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.platform.testing.ChildProcess;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Life.Moment;
import fr.spro.registration.Scene.Play;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/// Whatever a command does step by step: who dies at one of them is followed by somebody who finishes it,
/// once.
class CrashTests {

    /// One command that died: at which step, and whether somebody had the answer by then.
    private record Death(Scene scene, Life life, String step, boolean wasAnswered) {}

    private final String database = Infrastructure.fresh("crash");

    /// Each command dies before and after each of its writes. The first service lives for the commands
    /// only; a second one without sweeps is the negative control; the third finishes what is left. At last
    /// those who died wake up, as if they had only been paused.
    @Test
    void guarantee_1_a_crash_at_any_step_of_any_command_is_finished_after_the_restart_once() throws Exception {
        var deaths = new ArrayList<Death>();
        try (var first = service(Mortality.class, Mortality.WithoutSweeps.class)) {
            for (var play : Play.values()) deaths.addAll(dieAtEachStepOf(play, first));

            try (var second = service(Mortality.WithoutSweeps.class)) {
                awaitQuiet(second);
                assertThat(unfinished(deaths, second).values())
                        .as("without sweeps the same look finds what is undone, of each command")
                        .extracting(death -> death.scene().play())
                        .contains(REGISTER, FOLLOW, CANCEL, ALLOCATE, IMPORT);
            }
            try (var third = service()) {
                awaitFinished(deaths, third);

                deaths.forEach(death -> death.life().trigger());
                awaitQuiet(first);
                awaitFinished(deaths, third);
            }
        }
    }

    /// A real process and `kill -9`, when each of five commands has come to a step after which nobody
    /// could take it back.
    @Test
    void guarantee_5_a_killed_service_is_followed_by_one_that_finishes_its_commands_once() {
        var steps = new LinkedHashMap<Play, String>();
        steps.put(REGISTER, "AFTER 1 insert registration");
        steps.put(FOLLOW, "AFTER 1 findAndModify registration");
        steps.put(CANCEL, "AFTER 1 findAndModify registration");
        steps.put(ALLOCATE, "AFTER 1 update regionalDay");
        steps.put(IMPORT, "AFTER 2 findAndModify import");
        try (var looking = service(Mortality.WithoutSweeps.class, Mortality.Asleep.class)) {
            var scenes = new ArrayList<Scene>();
            try (var killed = ChildProcess.start(MortalService.class, (Object[]) arguments("--spro.relay.sweep=1h"))) {
                killed.awaitLine(MortalService.READY, Duration.ofSeconds(90));
                steps.forEach((play, step) -> {
                    var day = Infrastructure.fresh("killed");
                    scenes.add(new Scene(play, day, MortalService.ROWS, looking));
                    killed.send("%s %s %s".formatted(play, day, step));
                    killed.awaitLine(MortalService.DEAD);
                });
            }
            hadTheDuty(looking);
            assertThat(scenes)
                    .allSatisfy(scene -> assertThat(scene.faults(Scene.told(), true))
                            .as("%s is not finished", scene.play())
                            .isNotEmpty());

            try (var _ = ChildProcess.start(RegistrationApplication.class, (Object[]) arguments())) {
                await().atMost(Duration.ofSeconds(120))
                        .pollInterval(Duration.ofSeconds(1))
                        .untilAsserted(() -> {
                            var told = Scene.told();
                            assertThat(scenes)
                                    .allSatisfy(scene -> assertThat(scene.faults(told, true))
                                            .as(scene.play().name())
                                            .isEmpty());
                        });
            }
        }
    }

    /// Who was killed had the duty to sweep for three more minutes: its successor must not wait for that.
    private static void hadTheDuty(ConfigurableApplicationContext service) {
        var until = Date.from(Instant.now().plusSeconds(180));
        var lease = new Document("_id", "reconcile-registrations")
                .append("owner", "killed")
                .append("until", until);
        service.getBean(MongoOperations.class).save(lease, "leases");
    }

    private List<Death> dieAtEachStepOf(Play play, ConfigurableApplicationContext service) throws Exception {
        var whole = live(play, Life.whole(), service);
        assertThat(whole.wasAnswered()).as("%s without a crash", play).isTrue();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(unfinished(List.of(whole), service)).isEmpty());
        var steps = whole.life().steps();

        var deaths = new ArrayList<Death>();
        for (int i = 1; i <= steps.size(); i++) {
            for (var moment : Moment.values()) deaths.add(live(play, Life.until(moment, i), service));
        }
        assertThat(deaths.stream().filter(death -> death.life().isDead()))
                .as("%s dies at each of %s", play, steps)
                .hasSizeGreaterThan(steps.size());
        return deaths;
    }

    private Death live(Play play, Life life, ConfigurableApplicationContext service) throws Exception {
        var scene = new Scene(play, Infrastructure.fresh("crash"), 3, service);
        scene.prepare();
        var own = play == IMPORT ? scene.in(ImportProcess.beside(service, scene.day())) : scene;
        // The dead have it for some seconds; that this one waits for its end is tried with real processes.
        service.getBean(MongoOperations.class).remove(Query.query(new Criteria()), "leases");
        var answered = new AtomicBoolean();
        var thread = life.live(() -> {
            own.act();
            answered.set(true);
        });
        while (thread.isAlive() && !life.isDead()) life.diesWithin(10);
        if (!life.isDead()) life.diesWithin(life.steps().isEmpty() ? 0 : 1_000);
        var steps = life.steps();
        var step = life.isDead() ? "%d. %s".formatted(steps.size(), steps.getLast()) : "nowhere";
        return new Death(scene, life, step, answered.get());
    }

    private static void awaitQuiet(ConfigurableApplicationContext service) {
        Scene.awaitQuiet(service, "", Duration.ofSeconds(2));
    }

    private static void awaitFinished(List<Death> deaths, ConfigurableApplicationContext service) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(unfinished(deaths, service)).isEmpty());
    }

    /// Deaths of which something is not as it must be, each with what that is.
    private static Map<String, Death> unfinished(List<Death> deaths, ConfigurableApplicationContext service) {
        var told = Scene.told();
        var unfinished = new TreeMap<String, Death>();
        for (var death : deaths) {
            var faults = death.scene().in(service).faults(told, death.wasAnswered());
            var name = "%s on %s died at %s: %s"
                    .formatted(death.scene().play(), death.scene().day().value(), death.step(), faults);
            if (!faults.isEmpty()) unfinished.put(name, death);
        }
        return unfinished;
    }

    private ConfigurableApplicationContext service(Class<?>... more) {
        return new SpringApplicationBuilder(RegistrationApplication.class)
                .sources(more)
                .registerShutdownHook(false)
                .run(arguments());
    }

    private String[] arguments(String... more) {
        var arguments = new ArrayList<>(List.of(more));
        Infrastructure.properties(database).forEach((name, value) -> arguments.add("--%s=%s".formatted(name, value)));
        arguments.addAll(List.of(
                "--server.port=0",
                "--management.server.port=",
                "--spro.topics.create=true",
                // What is heard has no part in this, and the other tests' service has its partitions.
                "--spring.cloud.stream.bindings.deliveryEvents-in-0.consumer.auto-startup=false",
                "--spro.links.registration.keys.k1=" + Base64.getEncoder().encodeToString(new byte[32])));
        return arguments.toArray(String[]::new);
    }
}
