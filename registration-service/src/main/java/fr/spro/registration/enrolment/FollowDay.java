package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.Lease;
import fr.spro.platform.messaging.Store;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import java.time.Clock;
import java.time.Duration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/// Makes queues and registrations agree and tells who has won a seat. Each step can be repeated: it is done at once
/// after a cancellation, and every minute for what a crash left undone.
@Service
public class FollowDay {

    /// A registration younger than this may still be on its way into the queues by itself.
    private static final Duration STILL_ARRIVING = Duration.ofSeconds(10);

    private final Store<Registration> store;
    private final Registrations registrations;
    private final Days days;
    private final Queues queues;
    private final Lease lease;
    private final Clock clock;

    FollowDay(
            Store<Registration> store,
            Registrations registrations,
            Days days,
            Queues queues,
            MongoOperations mongo,
            Clock clock) {
        this.store = store;
        this.registrations = registrations;
        this.days = days;
        this.queues = queues;
        this.lease = new Lease(mongo, "follow-day", Duration.ofMinutes(3), clock);
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 60_000)
    void sweep() {
        if (!lease.take()) return;
        for (var day : days.findAllByOrderByStartsAtDesc()) {
            if (day.isPublic() && !day.isHeld()) handle(day.id());
        }
    }

    public void handle(DayId id) {
        var day = days.findById(id).orElseThrow();
        var now = clock.instant();
        var all = registrations.findByDay(id);
        for (var registration : all) {
            if (registration.isLapsedAt(now)) store.change(registration.id(), found -> found.lapse(day, now));
        }
        var arrived = queues.of(id).everybody();
        for (var registration : registrations.findByDay(id)) {
            if (registration.isActive() != arrived.contains(registration.id().value())) settle(registration);
        }
        var seating = queues.of(id);
        for (var registration : all) {
            if (!registration.isConfirmed()) continue;
            var places =
                    seating.placesOf(registration.id(), registration.wishes().workshops());
            if (registration.follow(day, places, now).isNone()) continue;
            store.change(registration.id(), found -> found.follow(day, places, now));
        }
    }

    private void settle(Registration registration) {
        if (registration.isActive()) {
            if (registration.requestedAt().plus(STILL_ARRIVING).isAfter(clock.instant())) return;
            queues.join(registration);
        }
        // Looked at again, for it may have been cancelled in between.
        var now = store.find(registration.id()).orElseThrow();
        if (!now.isActive()) queues.leave(now);
    }
}
