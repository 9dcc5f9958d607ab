package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.work.KeyedExecutor;
import fr.spro.platform.messaging.work.Lease;
import fr.spro.registration.day.DayChangeListener;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/// Tells, after the day, who came that the attestation is ready and who did not that they were missed: at
/// once when the day is held, and every minute for some weeks, for people are noted late and a crash may
/// have left some untold.
@Service
public class SendFollowUps implements DayChangeListener {

    private static final Logger LOG = LoggerFactory.getLogger(SendFollowUps.class);
    private static final Duration NOTED_WITHIN = Duration.ofDays(30);

    private final Store<Registration> store;
    private final Registrations registrations;
    private final Days days;
    private final Lease lease;
    private final Clock clock;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final KeyedExecutor wakeUps = new KeyedExecutor(workers, this::tell);

    SendFollowUps(
            Store<Registration> store, Registrations registrations, Days days, MongoOperations mongo, Clock clock) {
        this.store = store;
        this.registrations = registrations;
        this.days = days;
        this.lease = new Lease(mongo, "tell-afterwards", Duration.ofMinutes(3), clock);
        this.clock = clock;
    }

    @Override
    public void dayChanged(DayId day) {
        wakeUps.wake(day.value());
    }

    @Scheduled(initialDelay = 7_000, fixedDelay = 60_000)
    void sweep() {
        if (!lease.takeAtStart()) return;
        var since = clock.instant().minus(NOTED_WITHIN);
        for (var day : days.findAllLatestFirst()) {
            if (day.heldAt().filter(since::isBefore).isPresent()) dayChanged(day.id());
        }
    }

    @PreDestroy
    void stop() {
        workers.shutdown();
    }

    private void tell(String day) {
        try {
            handle(new DayId(day), clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("Not everybody was told after day {}; the next sweep goes on", day, e);
        }
    }

    /// Returns when it is done.
    public void handle(DayId id, Instant now) {
        var day = days.findById(id).orElseThrow();
        if (!day.isHeld()) return;
        try (var all = registrations.streamByDay(id)) {
            all.filter(registration -> !registration.tellAfterwards(day, now).isNone())
                    .forEach(registration -> store.change(registration.id(), found -> found.tellAfterwards(day, now)));
        }
    }
}
