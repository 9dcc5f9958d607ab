package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.work.ItemFailures;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconciler;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.registration.day.DayChangeListener;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// Notifies participants after the day: those who attended of the attestation, absentees that they were
/// missed. Runs when the day is held, and every minute for some weeks, for late check-ins and after crashes.
@Service
public class SendFollowUps implements DayChangeListener {

    private static final Duration CHECK_IN_WINDOW = Duration.ofDays(30);

    private final DueChanges dueChanges;
    private final Days days;
    private final Reconciler<DayId> reconciler;
    private final Clock clock;

    SendFollowUps(DueChanges dueChanges, Days days, Reconcilers reconcilers, Clock clock) {
        this.dueChanges = dueChanges;
        this.days = days;
        this.clock = clock;
        this.reconciler = reconcilers.add(
                Job.of("send-follow-ups", Duration.ofMinutes(1), this::due, day -> handle(day, clock.instant())));
    }

    @Override
    public void dayChanged(DayId day) {
        reconciler.trigger(day);
    }

    private Stream<DayId> due() {
        return days.findIdsHeldAfter(clock.instant().minus(CHECK_IN_WINDOW)).stream()
                .map(Days.Found::id);
    }

    /// Returns when it is done. A registration that fails does not stop the others.
    ///
    /// @throws ItemFailures.SomeItemsFailed at the end, so that the day is retried
    public void handle(DayId id, Instant now) {
        days.findById(id).filter(RegionalDay::isHeld).ifPresent(day -> sendFollowUps(day, now));
    }

    private void sendFollowUps(RegionalDay day, Instant now) {
        var failures = new ItemFailures();
        dueChanges.forEach(
                day.id(), failures, registration -> dueChanges.apply(registration, found -> found.followUp(day, now)));
        failures.throwIfAny();
    }
}
