package fr.spro.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/// The writes of one command, and the one at which it is interrupted: before it is sent, or before its
/// response is used. From then on each of its threads blocks when it next accesses the store, as if the
/// process had been killed.
///
/// It belongs to its thread and to all work that this one triggers.
final class Life {

    enum Moment {
        BEFORE,
        AFTER
    }

    static final InheritableThreadLocal<@Nullable Life> CURRENT = new InheritableThreadLocal<>();

    private static final Pattern WRITE = Pattern.compile("insert|update|findAndModify|delete");

    private final Moment moment;
    private final Pattern step;
    private final int number;
    private final List<String> steps = new ArrayList<>();
    private final CountDownLatch death = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final ThreadLocal<Boolean> isLast = ThreadLocal.withInitial(() -> false);
    private int seen;

    /// @param step the words of a write, like `insert registration`
    /// @param number the number of the last one
    Life(Moment moment, Pattern step, int number) {
        this.moment = moment;
        this.step = step;
        this.number = number;
    }

    /// One that is interrupted at the write of this number.
    static Life until(Moment moment, int number) {
        return new Life(moment, WRITE, number);
    }

    static Life whole() {
        return until(Moment.BEFORE, Integer.MAX_VALUE);
    }

    /// Runs the work in a separate thread, which may block for ever.
    Thread live(Runnable work) {
        return Thread.ofVirtual().start(() -> {
            CURRENT.set(this);
            work.run();
        });
    }

    void sends(BsonDocument command) {
        var name = command.getFirstKey();
        if (WRITE.matcher(name).matches()) {
            if (isLast("%s %s".formatted(name, command.getString(name).getValue()))) {
                if (moment == Moment.BEFORE) death.countDown();
                else isLast.set(true);
            }
        }
        stayIfDead();
    }

    void isAnswered() {
        if (isLast.get()) {
            isLast.set(false);
            death.countDown();
        }
        stayIfDead();
    }

    private synchronized boolean isLast(String words) {
        steps.add(words);
        return step.matcher(words).lookingAt() && ++seen == number;
    }

    private void stayIfDead() {
        if (death.getCount() > 0) return;
        while (true) {
            try {
                end.await();
                return;
            } catch (InterruptedException isNotHeardByTheDead) {
                // The process was killed and does not continue.
            }
        }
    }

    boolean isDead() {
        return death.getCount() == 0;
    }

    boolean diesWithin(long millis) throws InterruptedException {
        return death.await(millis, TimeUnit.MILLISECONDS);
    }

    /// It was only paused and continues.
    void trigger() {
        end.countDown();
    }

    synchronized List<String> steps() {
        return List.copyOf(steps);
    }
}
