package fr.spro.platform.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.spro.platform.messaging.InMemoryMongo;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
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

    /// The sent and the recorded ones of twenty items of a service that is stopped, four at a time.
    private static final class Mails {

        private static final int NUMBER = 20;

        private final Queue<Integer> sent = new ConcurrentLinkedQueue<>();
        private final Queue<Integer> recorded = new ConcurrentLinkedQueue<>();
        private final CountDownLatch begun = new CountDownLatch(4);
        private final CountDownLatch end = new CountDownLatch(1);
        private volatile boolean storeIsClosed;

        private void send(int mail) throws InterruptedException {
            sent.add(mail);
            begun.countDown();
            end.await();
            if (!storeIsClosed) recorded.add(mail);
        }
    }

    @Test
    void takes_nothing_at_the_stop_that_cannot_be_recorded() throws InterruptedException {
        var mails = new Mails();
        var reconciler = reconcilers.add(Job.<Integer>of("mails", Duration.ofHours(1), Stream::empty, mails::send)
                .withConcurrency(4));
        reconcilers.start();
        for (int mail = 0; mail < Mails.NUMBER; mail++) reconciler.trigger(mail);
        mails.begun.await();

        var stopping = Thread.startVirtualThread(reconcilers::stop);
        while (reconciler.isRunning()) Thread.onSpinWait();
        mails.end.countDown();
        stopping.join();
        mails.storeIsClosed = true;

        assertThat(mails.sent).hasSize(4);
        assertThat(mails.recorded).containsExactlyInAnyOrderElementsOf(mails.sent);
    }

    @Test
    void a_queue_that_is_not_dropped_takes_items_without_recording_them() throws InterruptedException {
        var mails = new Mails();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int mail = 0; mail < Mails.NUMBER; mail++) {
                var number = mail;
                threads.submit(() -> {
                    mails.send(number);
                    return null;
                });
            }
            mails.begun.await();

            threads.shutdown();
            mails.storeIsClosed = true;
            mails.end.countDown();
        }

        assertThat(mails.sent).hasSizeGreaterThan(mails.recorded.size());
    }

    @Test
    void begins_when_the_store_is_ready_unless_it_was_stopped() throws InterruptedException {
        var whenReady = new ArrayList<Runnable>();
        var waiting = new Reconcilers(
                new InMemoryMongo().mongo(), Clock.systemUTC(), new SimpleMeterRegistry(), whenReady::add);
        var reconciler = waiting.add(job("early"));
        waiting.start();
        assertThat(reconciler.isRunning()).isFalse();

        whenReady.getFirst().run();
        assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo("early");

        waiting.stop();
        whenReady.getFirst().run();
        assertThat(reconciler.isRunning()).isFalse();
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
