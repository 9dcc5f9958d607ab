package fr.spro.platform.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.messaging.Correlation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconcilerTests {

    private static final Duration INTERVAL = Duration.ofSeconds(60);

    private final ManualThreads threads = new ManualThreads();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> due = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final List<String> correlations = new ArrayList<>();
    private final Set<String> broken = new HashSet<>();
    private boolean hasLease = true;
    private Instant now = Instant.parse("2026-11-29T08:00:00Z");
    private final Reconciler<String> reconciler = reconciler(Job.of("job", INTERVAL, due::stream, this::step));

    private <T> Reconciler<T> reconciler(Job<T> job) {
        InstantSource source = () -> now;
        return new Reconciler<>(job, () -> hasLease, meters, source.withZone(ZoneOffset.UTC));
    }

    private void step(String item) {
        correlations.add(Correlation.current());
        if (broken.contains(item)) throw new IllegalStateException("broken");
        done.add(item);
    }

    @AfterEach
    void stop() {
        reconciler.stop();
    }

    @Test
    void a_step_and_its_retries_have_the_correlation_id_of_the_trigger() {
        broken.add("a");
        reconciler.start(threads, false);
        Correlation.carrying(Optional.of("request-1"), () -> reconciler.trigger("a"));
        threads.runTasks();
        threads.pass(Duration.ofMillis(500));
        Correlation.carrying(Optional.of("request-2"), () -> reconciler.trigger("b"));
        threads.runTasks();

        assertThat(correlations).containsExactly("request-1", "request-1", "request-2");
    }

    @Test
    void a_step_without_a_trigger_has_a_correlation_id_of_its_own() {
        due.addAll(List.of("a", "b"));
        reconciler.start(threads, true);

        threads.pass(Duration.ofSeconds(6));

        assertThat(correlations).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void takes_a_step_for_what_is_due_at_each_interval() {
        due.addAll(List.of("a", "b"));
        reconciler.start(threads, true);

        threads.pass(Duration.ofSeconds(6));
        assertThat(done).containsExactly("a", "b");

        due.remove("a");
        threads.pass(INTERVAL);
        assertThat(done).containsExactly("a", "b", "b");
    }

    @Test
    void sweeps_first_without_and_later_only_with_the_lease() {
        due.add("a");
        hasLease = false;
        reconciler.start(threads, true);

        threads.pass(Duration.ofSeconds(6));
        threads.pass(INTERVAL);
        assertThat(done).containsExactly("a");

        hasLease = true;
        threads.pass(INTERVAL);
        assertThat(done).containsExactly("a", "a");
    }

    @Test
    void continues_with_other_items_and_sweeps_after_a_failure() {
        due.addAll(List.of("a", "b", "c"));
        broken.add("b");
        reconciler.start(threads, true);

        threads.pass(Duration.ofSeconds(6));
        threads.pass(INTERVAL);

        assertThat(done).containsExactly("a", "c", "a", "c");
    }

    @Test
    void retries_a_failed_item_with_growing_pauses_until_it_succeeds() {
        broken.add("a");
        reconciler.start(threads, false);
        reconciler.trigger("a");
        threads.runTasks();

        for (var pause : List.of(500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000)) {
            assertThat(threads.pauses()).containsExactly(Duration.ofMillis(pause));
            threads.pass(Duration.ofMillis(pause));
        }
        assertThat(gauge("spro.reconciler.failing")).isEqualTo(1);
        assertThat(reconciler.failing()).isEqualTo(1);

        broken.clear();
        threads.pass(INTERVAL);
        assertThat(done).containsExactly("a");
        assertThat(threads.pauses()).isEmpty();
        assertThat(gauge("spro.reconciler.failing")).isZero();
    }

    @Test
    void does_not_multiply_the_retries_of_an_item_triggered_while_it_fails() {
        broken.add("a");
        reconciler.start(threads, false);
        for (int i = 0; i < 3; i++) {
            reconciler.trigger("a");
            threads.runTasks();
        }

        for (var pause : List.copyOf(threads.pauses())) threads.pass(pause);

        assertThat(meters.get("spro.reconciler.failures").counter().count()).isEqualTo(4);
    }

    @Test
    void continues_after_a_failed_sweep() {
        var isAway = new boolean[] {true};
        var reconciler = reconciler(Job.of(
                "away",
                INTERVAL,
                () -> {
                    if (isAway[0]) throw new IllegalStateException("the store is away");
                    return Stream.of("a");
                },
                this::step));
        hasLease = false;
        reconciler.start(threads, true);
        threads.pass(Duration.ofSeconds(6));

        isAway[0] = false;
        threads.pass(INTERVAL);

        assertThat(done).as("this is still the first sweep").containsExactly("a");
        assertThat(meters.get("spro.reconciler.failures")
                        .tag("name", "away")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void continues_after_an_error_and_counts_it() {
        var isBroken = new boolean[] {true};
        var reconciler = reconciler(Job.of(
                "broken",
                INTERVAL,
                () -> {
                    if (isBroken[0]) throw new NoClassDefFoundError("missing");
                    return Stream.of("a");
                },
                this::step));
        reconciler.start(threads, true);
        threads.pass(Duration.ofSeconds(6));

        isBroken[0] = false;
        threads.pass(INTERVAL);

        assertThat(done).containsExactly("a");
        assertThat(meters.get("spro.reconciler.failures")
                        .tag("name", "broken")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void shows_how_many_items_fail_within_one_step() {
        var reconciler = reconciler(Job.of("days", INTERVAL, Stream::<String>empty, _ -> {
            var failures = new ItemFailures();
            for (var item : List.of("x", "y", "z")) failures.run(item, () -> step(item));
            failures.throwIfAny();
        }));
        broken.addAll(List.of("x", "z"));
        reconciler.start(threads, false);

        reconciler.trigger("d");
        threads.runTasks();

        assertThat(done).containsExactly("y");
        assertThat(meters.get("spro.reconciler.failing")
                        .tag("name", "days")
                        .gauge()
                        .value())
                .isEqualTo(2);
        broken.clear();
        threads.pass(Duration.ofMillis(500));
        assertThat(meters.get("spro.reconciler.failing")
                        .tag("name", "days")
                        .gauge()
                        .value())
                .isZero();
    }

    @Test
    void drops_waiting_items_at_the_stop_and_runs_again_after_the_next_start() {
        reconciler.start(threads, false);
        var waiting = reconciler.trigger("a");

        reconciler.stop();
        threads.runTasks();
        var whileStopped = reconciler.trigger("b");
        threads.runTasks();
        assertThat(done).isEmpty();
        assertThat(List.of(waiting, whileStopped)).allMatch(CompletableFuture::isCancelled);

        reconciler.start(threads, false);
        reconciler.trigger("c");
        threads.runTasks();
        assertThat(done).containsExactly("c");
    }

    @Test
    void measures_sweeps_steps_failures_and_the_age_of_the_last_success() {
        due.addAll(List.of("a", "b"));
        broken.add("b");
        reconciler.start(threads, true);

        now = now.plusSeconds(6);
        threads.pass(Duration.ofSeconds(6));
        assertThat(meters.get("spro.reconciler.sweeps")
                        .tag("name", "job")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("spro.reconciler.steps")
                        .tag("name", "job")
                        .timer()
                        .count())
                .isEqualTo(2);
        assertThat(meters.get("spro.reconciler.failures")
                        .tag("name", "job")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(gauge("spro.reconciler.age")).as("an item fails").isEqualTo(6);

        broken.clear();
        threads.pass(Duration.ofMillis(500));
        threads.pass(INTERVAL);
        assertThat(gauge("spro.reconciler.age")).isZero();
    }

    @Test
    void does_not_wait_for_a_slow_job_nor_for_a_slow_item() throws InterruptedException {
        var end = new CountDownLatch(1);
        var slow = reconciler(Job.of("slow", INTERVAL, Stream::<String>empty, item -> {
            if (item.equals("slow")) end.await();
            done.add(item);
        }));
        var others = new CountDownLatch(1);
        var quick = reconciler(Job.of("quick", INTERVAL, Stream::<String>empty, _ -> others.countDown()));
        var slowThreads = Threads.virtual("slow");
        var quickThreads = Threads.virtual("quick");
        slow.start(slowThreads, false);
        quick.start(quickThreads, false);

        slow.trigger("slow");
        quick.trigger("quick");

        assertThat(others.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(slow.isActive("slow")).isTrue();
        end.countDown();
        slowThreads.stop(Duration.ofSeconds(10));
        quickThreads.stop(Duration.ofSeconds(10));
        assertThat(done).containsExactly("slow");
    }

    private double gauge(String name) {
        return meters.get(name).tag("name", "job").gauge().value();
    }
}
