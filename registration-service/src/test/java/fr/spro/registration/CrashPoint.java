package fr.spro.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/// Records the writes of one command and simulates a crash at one of them: before it is sent, or before its response
/// is used. After that each thread of the command blocks at its next access to the store, as if the process were dead.
///
/// The thread that runs the command and all threads that it starts share the crash point.
final class CrashPoint {

    enum Timing {
        BEFORE,
        AFTER
    }

    static final InheritableThreadLocal<@Nullable CrashPoint> CURRENT = new InheritableThreadLocal<>();

    private static final Pattern WRITE = Pattern.compile("insert|update|findAndModify|delete");

    private final Timing timing;
    private final Pattern step;
    private final int number;
    private final List<String> steps = new ArrayList<>();
    private final CountDownLatch crash = new CountDownLatch(1);
    private final CountDownLatch resumed = new CountDownLatch(1);
    private final ThreadLocal<Boolean> isCrashingThread = ThreadLocal.withInitial(() -> false);
    private int matches;

    /// @param step a pattern for writes, like `insert registration`
    /// @param number which matching write crashes, from 1
    CrashPoint(Timing timing, Pattern step, int number) {
        this.timing = timing;
        this.step = step;
        this.number = number;
    }

    /// Crashes at the n-th write, whatever it is.
    static CrashPoint at(Timing timing, int number) {
        return new CrashPoint(timing, WRITE, number);
    }

    /// Never crashes.
    static CrashPoint none() {
        return at(Timing.BEFORE, Integer.MAX_VALUE);
    }

    /// Runs the work in a new thread, which may block forever.
    Thread run(Runnable work) {
        return Thread.ofVirtual().start(() -> {
            CURRENT.set(this);
            work.run();
        });
    }

    void commandSent(BsonDocument command) {
        var name = command.getFirstKey();
        if (WRITE.matcher(name).matches()) {
            if (isCrashStep("%s %s".formatted(name, command.getString(name).getValue()))) {
                if (timing == Timing.BEFORE) crash.countDown();
                else isCrashingThread.set(true);
            }
        }
        blockIfCrashed();
    }

    void commandAnswered() {
        if (isCrashingThread.get()) {
            isCrashingThread.set(false);
            crash.countDown();
        }
        blockIfCrashed();
    }

    private synchronized boolean isCrashStep(String write) {
        steps.add(write);
        return step.matcher(write).lookingAt() && ++matches == number;
    }

    private void blockIfCrashed() {
        if (crash.getCount() > 0) return;
        while (true) {
            try {
                resumed.await();
                return;
            } catch (InterruptedException ignored) {
                // A dead process does not react.
            }
        }
    }

    boolean isCrashed() {
        return crash.getCount() == 0;
    }

    boolean awaitCrash(long millis) throws InterruptedException {
        return crash.await(millis, TimeUnit.MILLISECONDS);
    }

    /// Unblocks all threads, as if the process had only been paused.
    void resume() {
        resumed.countDown();
    }

    synchronized List<String> steps() {
        return List.copyOf(steps);
    }
}
