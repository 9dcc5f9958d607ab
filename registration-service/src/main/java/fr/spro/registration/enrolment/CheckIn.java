package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.Store;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.Structures;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Notes at the door that a participant came. It also works after the day is over, from a paper list.
@Service
public class CheckIn {

    public sealed interface Outcome {
        record Present(Registration registration) implements Outcome {}

        /// No such registration at this day, or it was never confirmed, or cancelled.
        record NotExpected() implements Outcome {}
    }

    private final Store<Registration> store;
    private final Days days;
    private final Structures structures;
    private final Clock clock;

    CheckIn(Store<Registration> store, Days days, Structures structures, Clock clock) {
        this.store = store;
        this.days = days;
        this.structures = structures;
        this.clock = clock;
    }

    public Outcome handle(DayId dayId, RegistrationId id) {
        var day = days.findById(dayId).filter(RegionalDay::isPublic);
        var expected = store.find(id).filter(found -> found.day().equals(dayId)).filter(Registration::isConfirmed);
        if (day.isEmpty() || expected.isEmpty()) return new Outcome.NotExpected();
        // A rehearsal has no effects outside: nobody gets material for it.
        var structure = day.get().isRehearsal() ? null : structureOf(expected.get());
        var present = store.change(id, found -> found.checkIn(day.get(), structure, clock.instant()));
        return present.checkedInAt() == null ? new Outcome.NotExpected() : new Outcome.Present(present);
    }

    private @Nullable Structure structureOf(Registration registration) {
        return Optional.ofNullable(registration.wishes().structure())
                .flatMap(structures::findById)
                .orElse(null);
    }
}
