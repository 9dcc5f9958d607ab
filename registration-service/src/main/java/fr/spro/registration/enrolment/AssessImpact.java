package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.work.ItemFailures;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.Impact;
import fr.spro.registration.day.Impact.Loss;
import fr.spro.registration.day.Impact.LostAnswers;
import fr.spro.registration.day.Impact.Person;
import fr.spro.registration.day.Impact.Standing;
import fr.spro.registration.day.ImpactAssessment;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.RegistrationStatus.Confirmed;
import fr.spro.registration.seating.Seating;
import fr.spro.registration.seating.Seatings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Finds out what a change of a day would mean to its participants, by the decision that notifies them
/// afterwards.
@Service
class AssessImpact implements ImpactAssessment {

    private final DueChanges dueChanges;
    private final Days days;
    private final Seatings seatings;
    private final ChangeSettings settings;
    private final Clock clock;

    AssessImpact(DueChanges dueChanges, Days days, Seatings seatings, ChangeSettings settings, Clock clock) {
        this.dueChanges = dueChanges;
        this.days = days;
        this.seatings = seatings;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Impact of(RegionalDay wanted) {
        var before = days.get(wanted.id());
        var current = seatings.assuming(before);
        var seating = seatings.assuming(wanted);
        var tally = new Tally(before, wanted, current, seating);
        var gains = new CountGains(before, wanted, current, seating, clock.instant());
        dueChanges.forEach(wanted.id(), new ItemFailures(), registration -> {
            tally.add(registration);
            gains.add(registration);
        });
        return new Impact(tally.notified, tally.unconfirmed, tally.losses(), gains.jumps(), tally.lostAnswers());
    }

    @Override
    public int audience(DayId day) {
        if (days.get(day).isOver(clock.instant())) return 0;
        var notified = new ArrayList<RegistrationId>();
        dueChanges.forEach(day, new ItemFailures(), registration -> {
            if (registration.isNotifiedOfCancellation()) notified.add(registration.id());
        });
        return notified.size();
    }

    @Override
    public Duration settle() {
        return settings.settle();
    }

    /// Counts registrations by what they lose.
    private final class Tally {

        private final RegionalDay before;
        private final RegionalDay wanted;
        private final Seating current;
        private final Seating seating;
        private final Map<SessionId, List<Person>> seatsLost = new HashMap<>();
        private final Map<String, Integer> answersLost = new HashMap<>();
        private final List<Person> placesLost = new ArrayList<>();
        private int notified;
        private int unconfirmed;

        Tally(RegionalDay before, RegionalDay wanted, Seating current, Seating seating) {
            this.before = before;
            this.wanted = wanted;
            this.current = current;
            this.seating = seating;
        }

        void add(Registration registration) {
            registration.wishes().answers().keySet().forEach(question -> answersLost.merge(question, 1, Integer::sum));
            if (!before.isAhead() || !registration.isActive()) return;
            // What an earlier change of the day means, which they are about to be notified of, is not counted again.
            var byThis = changes(registration, current(registration));
            if (byThis.isNone()) return;
            var told = changes(registration, known(registration));
            if (!told.isNone()) count(registration);
            if (told.isDayLost() && byThis.isDayLost()) placesLost.add(person(registration, null));
            for (var lost : told.lost()) {
                if (!byThis.lost().contains(lost)) continue;
                var session = new SessionId(lost);
                seatsLost.computeIfAbsent(session, _ -> new ArrayList<>()).add(person(registration, session));
            }
        }

        private Person person(Registration registration, @Nullable SessionId workshop) {
            return new Person(registration.participant().name(), standing(registration, workshop));
        }

        private Standing standing(Registration registration, @Nullable SessionId workshop) {
            if (!registration.isConfirmed()) return Standing.TO_CONFIRM;
            var known = known(registration);
            if (!known.isSeated(workshop)) return Standing.WAITING;
            var isOffered = known.offers().stream().anyMatch(offer -> offer.isOfDay() || offer.isOf(workshop));
            return isOffered ? Standing.OFFERED : Standing.REGISTERED;
        }

        private void count(Registration concerned) {
            if (wanted.isOver(clock.instant())) return;
            if (isNotified(concerned)) notified++;
            else unconfirmed++;
        }

        /// Who has not confirmed is not told of places, and of nothing without a first mail.
        private boolean isNotified(Registration concerned) {
            var places = seating.placesOf(concerned.claim());
            return concerned.isConfirmed()
                    || !new ToldChanges(concerned, wanted)
                            .notifyOfChanges(places, clock.instant())
                            .events()
                            .isEmpty();
        }

        List<Loss> losses() {
            var losses = new ArrayList<Loss>();
            if (!placesLost.isEmpty()) losses.add(new Loss(null, placesLost, false));
            for (var session : before.sessions()) {
                var people = seatsLost.getOrDefault(session.id(), List.of());
                var isRemoved = wanted.session(session.id()).isEmpty();
                if (!people.isEmpty()) losses.add(new Loss(session, people, isRemoved));
            }
            return losses;
        }

        List<LostAnswers> lostAnswers() {
            return before.questions().asked().stream()
                    .filter(question -> wanted.questions().find(question.id()).isEmpty())
                    .map(question -> new LostAnswers(
                            question, answersLost.getOrDefault(question.id().value(), 0)))
                    .filter(lost -> lost.people() > 0)
                    .toList();
        }

        private PlaceChanges changes(Registration registration, Confirmed known) {
            return new PlaceChanges(wanted, registration.wishes(), known, seating.placesOf(registration.claim()));
        }

        /// What the participant was last notified of; before the first notification what is so now.
        private Confirmed known(Registration registration) {
            return registration.status() instanceof Confirmed confirmed ? confirmed : current(registration);
        }

        private Confirmed current(Registration registration) {
            return Confirmed.at(clock.instant(), before, registration.wishes(), current.placesOf(registration.claim()));
        }
    }
}
