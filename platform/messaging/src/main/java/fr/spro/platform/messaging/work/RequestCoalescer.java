package fr.spro.platform.messaging.work;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// Combines concurrent calls whose work costs hardly more for many than for one: calls that arrive during a
/// run wait for the next run, which serves all of them. A single caller runs immediately.
///
/// A run starts after all its calls have arrived, so no result is older than its call.
public final class RequestCoalescer<A, R> {

    private record Waiting<A, R>(A argument, CompletableFuture<R> answer) {}

    private final Function<List<A>, List<R>> work;
    private final int most;
    private final Queue<Waiting<A, R>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

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
        var mine = new Waiting<>(argument, new CompletableFuture<R>());
        waiting.add(mine);
        turn.lock();
        try {
            while (!mine.answer().isDone()) serve();
        } finally {
            turn.unlock();
        }
        try {
            return mine.answer().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw e;
        }
    }

    /// The number of calls that wait for the next run.
    int waiting() {
        return waiting.size();
    }

    private void serve() {
        var served = new ArrayList<Waiting<A, R>>();
        Waiting<A, R> next;
        while (served.size() < most && (next = waiting.poll()) != null) served.add(next);
        try {
            var answers = work.apply(served.stream().map(Waiting::argument).toList());
            for (int i = 0; i < served.size(); i++) served.get(i).answer().complete(answers.get(i));
        } catch (RuntimeException | Error e) {
            served.forEach(one -> one.answer().completeExceptionally(e));
        }
    }
}
