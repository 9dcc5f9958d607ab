package fr.spro.platform.messaging.work;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Part of readiness: out of service until all start-up tasks have succeeded, with the reason of each failed
/// one.
public final class StartupHealth implements HealthIndicator {

    private final StartupTasks tasks;

    public StartupHealth(StartupTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public Health health() {
        return tasks.areCompleted()
                ? Health.up().build()
                : Health.outOfService().withDetails(tasks.failures()).build();
    }
}
