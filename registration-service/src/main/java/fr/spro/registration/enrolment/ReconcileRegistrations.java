package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.work.ItemFailures;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconciler;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.registration.day.DayChangeListener;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.seating.WaitingLists;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Makes lists of arrivals and registrations consistent and notifies participants of changes: seats gained or
/// lost, sessions moved, the day cancelled. Changes of the day settle first: it is notified of the latest
/// state only. Runs after each change, and every minute to recover from crashes. Idempotent.
@Service
public class ReconcileRegistrations implements DayChangeListener {

    private static final Logger LOG = LoggerFactory.getLogger(ReconcileRegistrations.class);

    /// Places at the day, then seats in the workshops, then concurrent arrivals.
    private static final int MAX_ROUNDS = 5;

    /// What follows from a pass over the registrations.
    private enum Due {
        SETTLEMENT,
        NOTIFICATION
    }

    private final DueChanges dueChanges;
    private final Days days;
    private final WaitingLists waitingLists;
    private final SeatedDays seatedDays;
    private final NotifyParticipants notifyParticipants;
    private final Reconciler<DayId> reconciler;
    private final Clock clock;
    private final Timer lag;

    ReconcileRegistrations(
            DueChanges dueChanges,
            Days days,
            WaitingLists waitingLists,
            SeatedDays seatedDays,
            NotifyParticipants notifyParticipants,
            Reconcilers reconcilers,
            Clock clock,
            MeterRegistry meters) {
        this.dueChanges = dueChanges;
        this.days = days;
        this.waitingLists = waitingLists;
        this.seatedDays = seatedDays;
        this.notifyParticipants = notifyParticipants;
        this.reconciler =
                reconcilers.add(Job.of("reconcile-registrations", Duration.ofMinutes(1), this::due, this::measure)
                        .withConcurrency(Job.UNLIMITED));
        this.clock = clock;
        this.lag = Timer.builder("spro.day.reconciliation")
                .description("time from a change of a day's lists until all its registrations are notified")
                .register(meters);
    }

    /// Returns immediately; a running reconciliation is repeated.
    @Override
    public void dayChanged(DayId day) {
        reconciler.trigger(day);
    }

    private Stream<DayId> due() {
        return days.findIdsAheadOrCancelled().stream().map(Days.Found::id);
    }

    private void measure(DayId day) {
        var start = System.nanoTime();
        handle(day);
        lag.record(Duration.ofNanos(System.nanoTime() - start));
    }

    /// Returns when it is done. A registration that fails does not stop the others.
    ///
    /// @throws ItemFailures.SomeItemsFailed at the end, so that the day is retried
    public void handle(DayId id) {
        days.findById(id)
                .filter(day -> (day.isAhead() || day.isCancelled()) && !day.isPast(clock.instant()))
                .ifPresent(this::reconcile);
    }

    private void reconcile(RegionalDay day) {
        var failures = new ItemFailures();
        seatedDays.settlesIn(day, clock.instant()).ifPresent(pause -> reconciler.triggerAfter(pause, day.id()));
        var due = applyDeadlines(day, failures);
        if (due.contains(Due.SETTLEMENT)) settle(day.id(), failures);
        if (!due.isEmpty()) notifyParticipants.handle(day.id(), failures);
        failures.throwIfAny();
    }

    /// Ends what has a deadline: holds, offers, new addresses that nobody confirmed, what was interrupted between two
    /// steps. Usually nothing else is due, and this is the only pass over the registrations.
    private Set<Due> applyDeadlines(RegionalDay day, ItemFailures failures) {
        var now = clock.instant();
        var current = seatedDays.of(day);
        var due = EnumSet.noneOf(Due.class);
        dueChanges.forEach(day.id(), failures, registration -> {
            if (!current.isConsistentWith(registration)) due.add(Due.SETTLEMENT);
            if (day.isAhead() && applyDeadlines(registration, day, now)) due.add(Due.SETTLEMENT);
            if (!current.notifyOfChanges(registration, now).isNone()) due.add(Due.NOTIFICATION);
        });
        return due;
    }

    /// @return whether any was over
    private boolean applyDeadlines(Registration registration, RegionalDay day, Instant now) {
        var isChanged = dueChanges.apply(registration, found -> new PendingRequest(found, day).lapse(now));
        isChanged |= dueChanges.apply(registration, found -> new PendingRequest(found, day).remindOfHold(now));
        isChanged |= dueChanges.apply(registration, found -> new Offers(found, day).expireOffers(now));
        isChanged |= dueChanges.apply(registration, found -> new ContactChanges(found).expireAddress(now));
        isChanged |= dueChanges.apply(registration, found -> new EndedRegistration(found).endUnfinished(now));
        if (new PendingRequest(registration, day).isLeftEntered(now)) {
            isChanged |= dueChanges.apply(
                    registration, found -> seatedDays.get(day.id()).confirmEntered(found, now));
        }
        return isChanged;
    }

    /// Settles all registrations that are inconsistent with the lists, repeatedly, since that may give others
    /// a place at the day. Those left after the last round are being changed concurrently, and settled by
    /// that or by the next run.
    private void settle(DayId day, ItemFailures failures) {
        for (int round = 1; round <= MAX_ROUNDS; round++) {
            var unsettled = unsettled(day, failures);
            if (unsettled.isEmpty()) return;
            unsettled.forEach(id -> failures.run(id, () -> waitingLists.settle(id)));
        }
        LOG.info("Day {} was not settled in {} rounds; the next run continues", day.value(), MAX_ROUNDS);
    }

    /// In order of arrival.
    private List<RegistrationId> unsettled(DayId day, ItemFailures failures) {
        var seating = seatedDays.get(day).seating();
        var unsettled = new ArrayList<Registration>();
        dueChanges.forEach(day, failures, registration -> {
            if (!seating.isConsistentWith(registration.claim())) unsettled.add(registration);
        });
        return unsettled.stream()
                .sorted(Comparator.comparing(Registration::requestedAt))
                .map(Registration::id)
                .toList();
    }
}
