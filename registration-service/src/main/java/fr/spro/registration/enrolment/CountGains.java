package fr.spro.registration.enrolment;

import fr.spro.registration.day.Impact.Gain;
import fr.spro.registration.day.Impact.Jump;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.RegistrationStatus.Confirmed;
import fr.spro.registration.seating.Occupancy.Count;
import fr.spro.registration.seating.Seating;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Counts what more places at a day mean to those who wait for them, by the decision that notifies them
/// afterwards.
final class CountGains {

    /// The places at the day, or in a workshop, of which there will be more.
    private record More(@Nullable Session workshop, Count now, int to, Map<Gain, Integer> gains) {

        @Nullable
        SessionId id() {
            return workshop == null ? null : workshop.id();
        }

        Jump jump() {
            return new Jump(workshop, now.seats(), to, now.waiting(), gains);
        }
    }

    private final RegionalDay wanted;
    private final Seating current;
    private final Seating seating;
    private final Instant now;
    private final List<More> more = new ArrayList<>();

    /// @param current the seating before
    /// @param seating the seating afterwards
    CountGains(RegionalDay before, RegionalDay wanted, Seating current, Seating seating, Instant now) {
        this.wanted = wanted;
        this.current = current;
        this.seating = seating;
        this.now = now;
        if (!before.isAhead()) return;
        add(null, current.countOfDay(), wanted.details().places());
        for (var session : wanted.sessions()) {
            if (!session.isWorkshop() || before.session(session.id()).isEmpty()) continue;
            add(session, current.countOf(session.id()), Objects.requireNonNullElse(session.seats(), 0));
        }
    }

    private void add(@Nullable Session workshop, Count count, int to) {
        if (count.waiting() > 0 && to > count.seats())
            more.add(new More(workshop, count, to, new EnumMap<>(Gain.class)));
    }

    void add(Registration registration) {
        if (more.isEmpty() || !registration.isActive()) return;
        var before = by(current, registration);
        var after = by(seating, registration);
        for (var list : more) {
            if (before.isSeated(list.id()) || !after.isSeated(list.id())) continue;
            list.gains().merge(gain(registration, after, list.id()), 1, Integer::sum);
        }
    }

    private Gain gain(Registration registration, Confirmed after, @Nullable SessionId workshop) {
        if (!(registration.status() instanceof Confirmed known)) return Gain.RESERVED;
        if (known.isSeated(workshop)) return Gain.KEPT;
        var told = new ToldChanges(registration, wanted)
                .notifyOfChanges(after.places(), now)
                .state();
        return told.status().offers().stream().anyMatch(offer -> offer.isOf(workshop)) ? Gain.OFFERED : Gain.GIVEN;
    }

    private Confirmed by(Seating seats, Registration registration) {
        return Confirmed.at(now, wanted, registration.wishes(), seats.placesOf(registration.claim()));
    }

    List<Jump> jumps() {
        return more.stream().map(More::jump).toList();
    }
}
