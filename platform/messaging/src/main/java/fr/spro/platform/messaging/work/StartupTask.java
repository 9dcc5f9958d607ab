package fr.spro.platform.messaging.work;

import org.springframework.context.SmartLifecycle;

/// What is done first when a service starts, before it serves or hears anything.
public final class StartupTask implements SmartLifecycle {

    private final Runnable work;
    private volatile boolean done;

    /// @param work if it fails the service does not start
    public StartupTask(Runnable work) {
        this.work = work;
    }

    @Override
    public void start() {
        work.run();
        done = true;
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
