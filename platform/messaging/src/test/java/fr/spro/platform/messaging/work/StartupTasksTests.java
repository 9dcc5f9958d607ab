package fr.spro.platform.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class StartupTasksTests {

    private final AtomicBoolean away = new AtomicBoolean(true);
    private final AtomicInteger runs = new AtomicInteger();
    private final StartupTasks tasks = new StartupTasks(
            List.of(new StartupTask("store", runs::incrementAndGet), new StartupTask("kafka", this::askKafka)),
            Duration.ofMillis(5));
    private final AtomicInteger actions = new AtomicInteger();

    private void askKafka() {
        if (away.get()) throw new IllegalStateException("Kafka cannot be reached", new ArithmeticException());
    }

    @AfterEach
    void stop() {
        tasks.stop();
    }

    @Test
    void completes_during_the_start_if_all_tasks_succeed() {
        away.set(false);
        tasks.afterwards(new StartupTask("consumers", actions::incrementAndGet));

        tasks.start();

        assertThat(tasks.areCompleted()).isTrue();
        assertThat(actions).hasValue(1);
        assertThat(new StartupHealth(tasks).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void starts_without_a_dependency_and_reports_why_it_is_not_ready() {
        tasks.afterwards(new StartupTask("consumers", actions::incrementAndGet));

        tasks.start();

        var health = new StartupHealth(tasks).health();
        assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.getDetails())
                .containsOnly(Map.entry("kafka", "Kafka cannot be reached (ArithmeticException)"));
        assertThat(actions).hasValue(0);
    }

    @Test
    void becomes_ready_by_itself_and_repeats_only_what_failed() {
        tasks.afterwards(new StartupTask("consumers", actions::incrementAndGet));
        tasks.start();

        away.set(false);

        await().until(tasks::areCompleted);
        assertThat(tasks.failures()).isEmpty();
        await().untilAsserted(() -> assertThat(actions).hasValue(1));
        assertThat(runs).hasValue(1);
    }

    @Test
    void is_not_ready_while_what_follows_fails_and_retries_it() {
        away.set(false);
        tasks.start();
        var failing = new AtomicBoolean(true);

        tasks.afterwards(new StartupTask("consumers", () -> {
            actions.incrementAndGet();
            if (failing.get()) throw new IllegalStateException("No such binding");
        }));

        var health = new StartupHealth(tasks).health();
        assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.getDetails()).containsOnly(Map.entry("consumers", "No such binding"));
        await().untilAsserted(() -> assertThat(actions).hasValueGreaterThan(2));
        failing.set(false);
        await().until(tasks::areCompleted);
        assertThat(tasks.failures()).isEmpty();
    }

    @Test
    void runs_what_requires_only_some_tasks_without_the_others() {
        tasks.start();

        tasks.after(Set.of("store"), new StartupTask("jobs", actions::incrementAndGet));
        tasks.after(Set.of("kafka"), new StartupTask("consumers", () -> actions.addAndGet(10)));

        assertThat(actions).hasValue(1);
        away.set(false);
        await().untilAsserted(() -> assertThat(actions).hasValue(11));
    }

    @Test
    void does_not_retry_after_it_was_stopped() throws InterruptedException {
        tasks.start();

        tasks.stop();
        away.set(false);

        assertThat(tasks.isRunning()).isFalse();
        await().during(Duration.ofMillis(50)).until(() -> !tasks.areCompleted());
    }
}
