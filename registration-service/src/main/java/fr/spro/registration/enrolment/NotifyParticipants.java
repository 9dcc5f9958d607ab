package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.work.ItemFailures;
import fr.spro.registration.day.DayId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Notifies all participants of a day of what has changed for them, while other instances do the same.
@Component
class NotifyParticipants {

    /// Registrations that share one read of the day and its seats.
    private static final int BATCH = 50;

    private final DueChanges dueChanges;
    private final SeatedDays seatedDays;
    private final Clock clock;

    NotifyParticipants(DueChanges dueChanges, SeatedDays seatedDays, Clock clock) {
        this.dueChanges = dueChanges;
        this.seatedDays = seatedDays;
        this.clock = clock;
    }

    /// A registration that fails does not stop the others.
    void handle(DayId day, ItemFailures failures) {
        var now = clock.instant();
        var seen = seatedDays.get(day);
        var batch = new ArrayList<Registration>();
        dueChanges.forEach(day, failures, registration -> {
            if (seen.notifyOfChanges(registration, now).isNone()) return;
            batch.add(registration);
            if (batch.size() < BATCH) return;
            notify(day, batch, failures);
            batch.clear();
        });
        notify(day, batch, failures);
    }

    private void notify(DayId day, List<Registration> listed, ItemFailures failures) {
        if (listed.isEmpty()) return;
        var current = seatedDays.get(day);
        listed.forEach(registration -> failures.run(registration.id(), () -> notify(registration, current)));
    }

    /// @param current read after the registration was listed
    private void notify(Registration listed, SeatedDay current) {
        dueChanges.apply(listed, found -> {
            var isUnchanged = found.version() == listed.version();
            var valid = isUnchanged ? current : seatedDays.get(found.day());
            return valid.notifyOfChanges(found, clock.instant());
        });
    }
}
