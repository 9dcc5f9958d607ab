package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconciler;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.registration.day.DayChangeListener;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.seating.Seating;
import fr.spro.registration.seating.Seatings;
import fr.spro.registration.seating.WaitingLists;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/// Makes the lists of arrivals and the registrations agree and notifies each participant of what has become
/// different: a seat won or lost, a session moved, the day called off. At once after each change, and every
/// minute for what a crash left undone; idempotent.
@Service
public class ReconcileRegistrations implements DayChangeListener {

    private static final Logger LOG = LoggerFactory.getLogger(ReconcileRegistrations.class);

    /// Places at the day, then seats in the workshops, then whoever came meanwhile.
    private static final int MAX_ROUNDS = 5;

    private final DueChanges dueChanges;
    private final Registrations registrations;
    private final Days days;
    private final WaitingLists waitingLists;
    private final Seatings seatings;
    private final Reconciler<DayId> reconciler;
    private final Clock clock;
    private final Timer lag;

    ReconcileRegistrations(
            DueChanges dueChanges,
            Registrations registrations,
            Days days,
            WaitingLists waitingLists,
            Seatings seatings,
            Reconcilers reconcilers,
            Clock clock,
            MeterRegistry meters) {
        this.dueChanges = dueChanges;
        this.registrations = registrations;
        this.days = days;
        this.waitingLists = waitingLists;
        this.seatings = seatings;
        this.reconciler =
                reconcilers.add(Job.of("reconcile-registrations", Duration.ofMinutes(1), this::due, this::measure)
                        .withConcurrency(Job.UNLIMITED));
        this.clock = clock;
        this.lag = Timer.builder("spro.day.follow")
                .description("From a change of a day's lists to the moment when all its registrations know")
                .register(meters);
    }

    /// Returns at once; a day that is being followed is followed once more.
    @Override
    public void dayChanged(DayId day) {
        reconciler.trigger(day);
    }

    private Stream<DayId> due() {
        return days.findAllLatestFirst().stream()
                .filter(day -> day.isAhead() || day.isCancelled())
                .map(RegionalDay::id);
    }

    private void measure(DayId day) {
        var start = System.nanoTime();
        handle(day);
        lag.record(Duration.ofNanos(System.nanoTime() - start));
    }

    /// Returns when it is done.
    public void handle(DayId id) {
        var day = days.findById(id).orElseThrow();
        if (!day.isAhead() && !day.isCancelled() || day.isPast(clock.instant())) return;
        if (day.isAhead()) {
            tend(day);
            settle(id);
        }
        tell(day);
    }

    /// What has an end comes to it: holds, offers, new addresses that nobody confirmed.
    private void tend(RegionalDay day) {
        var now = clock.instant();
        var crowded = seatings.anybodyWaits(day);
        try (var all = registrations.streamByDay(day.id())) {
            all.forEach(registration -> tend(registration, day, crowded, now));
        }
    }

    private void tend(Registration registration, RegionalDay day, boolean crowded, Instant now) {
        dueChanges.apply(registration, found -> found.lapse(day, now));
        dueChanges.apply(registration, found -> found.remindOfHold(day, crowded, now));
        dueChanges.apply(registration, found -> found.expireOffers(day, now));
        try {
            dueChanges.apply(registration, found -> found.revertAddress(now));
        } catch (DuplicateKeyException taken) {
            LOG.warn("The earlier address of registration {} is registered again by itself", registration.id());
        }
    }

    /// Settles everybody whom the lists do not hold as they should, and again whoever got a place at the
    /// day by that. Who is left after the last round is changed by others at the same time, and settled
    /// by them or by the next run.
    private void settle(DayId day) {
        for (int round = 1; round <= MAX_ROUNDS; round++) {
            var unsettled = unsettled(day);
            if (unsettled.isEmpty()) return;
            unsettled.forEach(waitingLists::settle);
        }
        LOG.info("Day {} was not settled in {} rounds; the next run continues", day.value(), MAX_ROUNDS);
    }

    /// Who came first comes first.
    private List<RegistrationId> unsettled(DayId day) {
        var seating = seatings.of(day);
        try (var all = registrations.streamByDay(day)) {
            return all.filter(registration -> !seating.agreesWith(registration.claim()))
                    .sorted(Comparator.comparing(Registration::requestedAt))
                    .map(Registration::id)
                    .toList();
        }
    }

    private void tell(RegionalDay day) {
        var now = clock.instant();
        var seating = seatings.of(day.id());
        try (var all = registrations.streamByDay(day.id())) {
            all.filter(Registration::isConfirmed)
                    .filter(registration -> !day.isAhead() || seating.agreesWith(registration.claim()))
                    .forEach(registration -> tell(registration, day, seating, now));
        }
    }

    private void tell(Registration registration, RegionalDay day, Seating seating, Instant now) {
        var places = seating.placesOf(registration.claim());
        dueChanges.apply(
                registration,
                found -> found.wishes().equals(registration.wishes())
                        ? found.follow(day, places, now)
                        : Change.none(found));
    }
}
