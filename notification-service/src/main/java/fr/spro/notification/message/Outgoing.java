package fr.spro.notification.message;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import fr.spro.notification.known.UpdateProjection.News;
import fr.spro.platform.messaging.work.KeyedExecutor;
import fr.spro.platform.messaging.work.Lease;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/// Keeps the messages going: a few workers, woken by id for what is new and by a sweep for what was left behind.
@Component
class Outgoing implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Outgoing.class);
    private static final Duration SWEEP = Duration.ofSeconds(10);
    private static final int WORKERS = 4;

    private final SendMessage sendMessage;
    private final MongoOperations mongo;
    private final Clock clock;
    private final Lease lease;
    private @Nullable ExecutorService workers;
    private volatile @Nullable KeyedExecutor wakeUps;
    private @Nullable ScheduledExecutorService timer;

    Outgoing(SendMessage sendMessage, MongoOperations mongo, Clock clock) {
        this.sendMessage = sendMessage;
        this.mongo = mongo;
        this.clock = clock;
        this.lease = new Lease(mongo, "outgoing", SWEEP.multipliedBy(3), clock);
    }

    void wake(NotificationId id) {
        var wakeUps = this.wakeUps;
        if (wakeUps != null) wakeUps.wake(id.value());
    }

    @EventListener
    void wakeThoseWaiting(News news) {
        wakeAll(Filters.eq("waitsFor", news.aboutId()));
    }

    private void work(String id) {
        try {
            sendMessage.handle(new NotificationId(id));
        } catch (RuntimeException e) {
            LOG.warn("{} is left to the next sweep: {}", id, e.toString());
        }
    }

    private void sweep() {
        try {
            if (lease.take()) wakeAll(isDue());
        } catch (RuntimeException e) {
            LOG.warn("Looking for messages left behind failed, next try in {}: {}", SWEEP, e.toString());
        }
    }

    private void wakeAll(Bson filter) {
        mongo.getCollection(collection())
                .find(filter)
                .sort(Sorts.ascending("lookAgainAt"))
                .projection(Projections.include("_id"))
                .map(document -> new NotificationId(document.getString("_id")))
                .forEach(this::wake);
    }

    private void begin() {
        wakeAll(isDue());
    }

    private Bson isDue() {
        return Filters.lte("lookAgainAt", Date.from(clock.instant()));
    }

    private String collection() {
        return mongo.getCollectionName(Notification.class);
    }

    @Override
    public void start() {
        var workers = Executors.newFixedThreadPool(
                WORKERS, Thread.ofVirtual().name("outgoing-", 0).factory());
        this.workers = workers;
        wakeUps = new KeyedExecutor(workers, this::work);
        var timer = Executors.newSingleThreadScheduledExecutor();
        this.timer = timer;
        timer.execute(() -> {
            try {
                begin();
            } catch (RuntimeException e) {
                LOG.warn("The first look for messages left behind failed: {}", e.toString());
            }
        });
        timer.scheduleWithFixedDelay(this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        if (timer != null) timer.shutdownNow();
        var workers = this.workers;
        if (workers == null) return;
        this.workers = null;
        wakeUps = null;
        workers.shutdown();
        try {
            workers.awaitTermination(15, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return workers != null;
    }

    /// After the relay, before the inboxes.
    @Override
    public int getPhase() {
        return 1;
    }
}
