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

/// Work that costs hardly more for many than for one: who comes while it is being done waits for the next turn, and one
/// turn serves all who wait. Who comes alone is served at once.
///
/// A turn begins after everybody whom it serves has come, so nobody is answered from what was true before.
public final class RequestCoalescer<A, R> {

    private record Waiting<A, R>(A argument, CompletableFuture<R> answer) {}

    private final Function<List<A>, List<R>> work;
    private final int most;
    private final Queue<Waiting<A, R>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    /// @param most served in one turn
    /// @param work gives an answer for each argument, in their order; what it throws all of the turn get
    public RequestCoalescer(int most, Function<List<A>, List<R>> work) {
        this.most = most;
        this.work = work;
    }

    /// One answer for all who ask during the turn before.
    public static <A, R> RequestCoalescer<A, R> sharing(Function<List<A>, R> work) {
        return new RequestCoalescer<>(Integer.MAX_VALUE, asked -> Collections.nCopies(asked.size(), work.apply(asked)));
    }

    /// Returns when it is done, whoever did it.
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

    /// How many wait for the next turn.
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
