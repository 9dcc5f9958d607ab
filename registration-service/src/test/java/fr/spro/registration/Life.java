package fr.spro.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/// What one command does to the store, step by step, and where it dies: at a write that is not sent any
/// more, or whose answer is not used any more. From then on each of its threads stays where it is when it
/// next needs the store, as all threads of a killed process do.
///
/// It belongs to the thread that lives it and to all that this one sets to work.
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
    /// @param number the how manieth of them is the last
    Life(Moment moment, Pattern step, int number) {
        this.moment = moment;
        this.step = step;
        this.number = number;
    }

    /// One that dies at this write, whatever it is.
    static Life until(Moment moment, int number) {
        return new Life(moment, WRITE, number);
    }

    static Life whole() {
        return until(Moment.BEFORE, Integer.MAX_VALUE);
    }

    /// Does the work in a thread of its own, which may never come back.
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
                // The process is dead: nothing wakes it.
            }
        }
    }

    boolean isDead() {
        return death.getCount() == 0;
    }

    boolean diesWithin(long millis) throws InterruptedException {
        return death.await(millis, TimeUnit.MILLISECONDS);
    }

    /// It was only paused, and goes on.
    void trigger() {
        end.countDown();
    }

    synchronized List<String> steps() {
        return List.copyOf(steps);
    }
}
