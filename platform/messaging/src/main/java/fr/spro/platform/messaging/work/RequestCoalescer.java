package fr.spro.platform.messaging.work;

import fr.spro.platform.messaging.StoreTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// Combines concurrent calls whose work costs hardly more for many than for one: calls that arrive during a
/// run wait for the next run, which serves all of them. A single caller runs immediately, in its own thread.
///
/// A run starts after all its calls have arrived, so no result is older than its call. It has the latest deadline of
/// its calls, and each call waits until its own one: a late call fails by itself.
public final class RequestCoalescer<A, R> {

    /// A run belongs to none of its calls, so it inherits nothing from the one that starts it.
    private static final ThreadFactory THREADS =
            Thread.ofVirtual().inheritInheritableThreadLocals(false).factory();

    private record Waiting<A, R>(A argument, StoreTime.Limit limit, CompletableFuture<R> answer) {

        private static <A, R> Waiting<A, R> of(A argument) {
            return new Waiting<>(argument, StoreTime.Limit.current(), new CompletableFuture<>());
        }

        private R await() {
            try {
                limit.left().ifPresent(left -> answer.orTimeout(left.toNanos(), TimeUnit.NANOSECONDS));
                return answer.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException cause) throw cause;
                throw e;
            }
        }
    }

    private final Function<List<A>, List<R>> work;
    private final int most;
    private final Queue<Waiting<A, R>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isRunning = new AtomicBoolean();

    /// @param most the maximum of calls per run
    /// @param work returns a result for each argument, in order; an exception is thrown to all calls of the
    /// run
    public RequestCoalescer(int most, Function<List<A>, List<R>> work) {
        this.most = most;
        this.work = work;
    }

    /// A coalescer for calls without arguments, which share one result.
    public static <A, R> RequestCoalescer<A, R> sharing(Function<List<A>, R> work) {
        return new RequestCoalescer<>(Integer.MAX_VALUE, asked -> Collections.nCopies(asked.size(), work.apply(asked)));
    }

    /// Returns the result for this argument.
    public R handle(A argument) {
        var mine = Waiting.<A, R>of(argument);
        if (isRunning.compareAndSet(false, true)) run(() -> serve(List.of(mine)));
        else waiting.add(mine);
        startNext();
        return mine.await();
    }

    /// The number of calls that wait for the next run.
    int waiting() {
        return waiting.size();
    }

    /// Starts the next run if there is none and calls wait for it.
    private void startNext() {
        if (!waiting.isEmpty() && isRunning.compareAndSet(false, true))
            THREADS.newThread(this::runNext).start();
    }

    private void runNext() {
        run(() -> {
            var served = new ArrayList<Waiting<A, R>>();
            Waiting<A, R> next;
            while (served.size() < most && (next = waiting.poll()) != null) served.add(next);
            var limit = served.stream().map(Waiting::limit).reduce(StoreTime.Limit::or);
            limit.ifPresent(longest -> longest.run(() -> serve(served)));
        });
        startNext();
    }

    private void run(Runnable turn) {
        try {
            turn.run();
        } finally {
            isRunning.set(false);
        }
    }

    private void serve(List<Waiting<A, R>> served) {
        try {
            var answers = work.apply(served.stream().map(Waiting::argument).toList());
            for (int i = 0; i < served.size(); i++) served.get(i).answer().complete(answers.get(i));
        } catch (RuntimeException | Error e) {
            served.forEach(one -> one.answer().completeExceptionally(e));
        }
    }
}
