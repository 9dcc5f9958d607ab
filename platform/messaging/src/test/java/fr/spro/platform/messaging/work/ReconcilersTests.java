package fr.spro.platform.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.spro.platform.messaging.InMemoryMongo;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Start and stop of all jobs of a service, with real threads and leases.
class ReconcilersTests {

    private final Reconcilers reconcilers =
            new Reconcilers(new InMemoryMongo().mongo(), Clock.systemUTC(), new SimpleMeterRegistry());
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        reconcilers.stop();
    }

    @Test
    void sweeps_after_each_start_and_also_in_a_job_that_is_added_later() throws InterruptedException {
        reconcilers.add(job("early"));
        reconcilers.start();
        assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo("early");

        reconcilers.add(job("late"));
        assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo("late");

        reconcilers.stop();
        reconcilers.start();
        assertThat(Stream.of(done.poll(10, TimeUnit.SECONDS), done.poll(10, TimeUnit.SECONDS)))
                .containsExactlyInAnyOrder("early", "late");
    }

    @Test
    void waits_at_the_stop_for_the_running_step_and_starts_no_other() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var reconciler = reconcilers.add(Job.<String>of("job", Duration.ofHours(1), Stream::empty, item -> {
                    begun.countDown();
                    end.await();
                    done.add(item);
                })
                .withConcurrency(1));
        reconcilers.start();
        reconciler.trigger("at work");
        begun.await();
        reconciler.trigger("waiting");

        var stopping = Thread.startVirtualThread(reconcilers::stop);
        while (reconciler.isRunning()) Thread.onSpinWait();
        end.countDown();
        stopping.join();

        assertThat(done).containsExactly("at work");
    }

    @Test
    void rejects_two_jobs_with_the_same_name() {
        reconcilers.add(job("same"));
        reconcilers.add(job("same"));

        assertThatThrownBy(reconcilers::start).hasMessage("Duplicate job name same");
    }

    private Job<String> job(String name) {
        return Job.of(name, Duration.ofHours(1), () -> Stream.of(name), done::add)
                .startingAtOnce();
    }
}
