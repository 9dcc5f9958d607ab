package fr.spro.platform.messaging.outbox;

import com.mongodb.client.MongoCollection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Runs threads one at a time, each up to its next call of the store or the broker, so that a test decides the
/// order of all steps. Calls outside such threads do not pause.
final class Turns {

    /// Ends a thread at its pause, like the end of its process.
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final ThreadLocal<@Nullable Task> CURRENT = new ThreadLocal<>();
    private static final Set<String> NO_STEPS = Set.of("getConverter", "getCollectionName", "getCollection");

    private final Semaphore paused = new Semaphore(0);

    /// A thread that waits for its turns.
    final class Task {
        private final Semaphore turn = new Semaphore(0);
        private volatile BooleanSupplier ready = () -> true;
        private volatile boolean killed;
        private volatile boolean ended;

        boolean isReady() {
            return ready.getAsBoolean();
        }

        boolean hasEnded() {
            return ended;
        }

        /// Runs the thread up to its next pause.
        void step() {
            turn.release();
            paused.acquireUninterruptibly();
        }

        void kill() {
            killed = true;
            while (!ended) step();
        }

        private void await(BooleanSupplier until) {
            if (killed) throw new Killed();
            ready = until;
            paused.release();
            turn.acquireUninterruptibly();
            ready = () -> true;
            if (killed) throw new Killed();
        }
    }

    /// A thread that starts with its first step. What it throws ends it: a step that failed or was killed is
    /// repeated by another one.
    Task begin(Callable<?> work) {
        var task = new Task();
        Thread.ofVirtual().start(() -> {
            task.turn.acquireUninterruptibly();
            CURRENT.set(task);
            try {
                if (!task.killed) work.call();
            } catch (Exception | Error failed) {
                // See above.
            } finally {
                task.ended = true;
                paused.release();
            }
        });
        return task;
    }

    /// Gives the turn away until the condition holds.
    static void pause(BooleanSupplier until) {
        var task = CURRENT.get();
        if (task != null) task.await(until);
    }

    /// The target with a pause before each call.
    static <T> T pausing(Class<T> type, T target) {
        var proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
            if (!NO_STEPS.contains(method.getName())) pause(() -> true);
            try {
                var result = method.invoke(target, arguments);
                return result instanceof MongoCollection<?> collection
                        ? pausing(MongoCollection.class, collection)
                        : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return type.cast(proxy);
    }
}
