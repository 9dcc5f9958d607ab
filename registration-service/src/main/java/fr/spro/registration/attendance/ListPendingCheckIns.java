package fr.spro.registration.attendance;

import fr.spro.platform.person.PersonName;
import fr.spro.registration.attendance.PendingCheckIn.State;
import fr.spro.registration.day.CheckInPeriod;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.enrolment.PresenceEffect;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.roster.Roster;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The check-ins of a day that await a decision, the earliest first.
@Service
public class ListPendingCheckIns {

    /// What the organiser can do, except setting it aside.
    public enum Choice {
        /// Make the person present.
        ACCEPT,
        /// Register the person, who has the badge of another day.
        REGISTER,
        /// Nothing: the day takes neither check-ins nor people any more.
        NONE
    }

    /// @param structure name of the structure; may be empty
    /// @param session title of the session; absent for the day, or if the session was removed
    /// @param isRegistered whether the person is registered for this day, perhaps with another badge
    /// @param effect what making the person present does besides
    public record Line(
            PendingCheckIn checkIn,
            PersonName name,
            String structure,
            @Nullable String session,
            boolean isRegistered,
            Choice choice,
            PresenceEffect effect) {

        /// Whether the person can be made present.
        public boolean isAcceptable() {
            return choice == Choice.ACCEPT;
        }
    }

    /// @param badge the registration whose badge was read
    /// @param here the registration for this day, perhaps another one
    private record Found(PendingCheckIn pending, Registration badge, Optional<Registration> here) {}

    private final PendingCheckIns pendingCheckIns;
    private final Registrations registrations;
    private final RegistrationOfBadge registrationOfBadge;
    private final Roster roster;
    private final MakePresent makePresent;
    private final CheckInPeriod period;
    private final Clock clock;

    ListPendingCheckIns(
            PendingCheckIns pendingCheckIns,
            Registrations registrations,
            RegistrationOfBadge registrationOfBadge,
            Roster roster,
            MakePresent makePresent,
            CheckInPeriod period,
            Clock clock) {
        this.pendingCheckIns = pendingCheckIns;
        this.registrations = registrations;
        this.registrationOfBadge = registrationOfBadge;
        this.roster = roster;
        this.makePresent = makePresent;
        this.period = period;
        this.clock = clock;
    }

    /// Without those of erased people, and of people who are present by now.
    public List<Line> of(RegionalDay day) {
        return open(day).map(found -> line(day, found)).toList();
    }

    /// The same check-ins, for whoever counts them.
    public List<PendingCheckIn> undecided(RegionalDay day) {
        return open(day).map(Found::pending).toList();
    }

    /// The one that was just set aside, to take that back; empty if it is not set aside any more.
    public Optional<Line> dismissed(RegionalDay day, PendingCheckInId id) {
        return pendingCheckIns
                .findById(id)
                .filter(found -> found.day().equals(day.id()) && found.isDismissed())
                .flatMap(found -> find(day, found))
                .map(found -> line(day, found));
    }

    private Stream<Found> open(RegionalDay day) {
        return pendingCheckIns.findByDayAndStateOrderByAt(day.id(), State.OPEN).stream()
                .flatMap(pending -> find(day, pending).stream());
    }

    private Optional<Found> find(RegionalDay day, PendingCheckIn pending) {
        return registrations
                .findById(pending.registration())
                .filter(badge -> !badge.isErased())
                .map(badge -> new Found(pending, badge, registrationOfBadge.at(day.id(), badge)))
                .filter(found -> found.here().filter(pending::isRecordedAt).isEmpty());
    }

    private Line line(RegionalDay day, Found found) {
        var entry = roster.of(day, found.badge());
        var title = Optional.ofNullable(found.pending().session())
                .flatMap(day::session)
                .map(Session::title)
                .orElse(null);
        var isHere = found.here().isPresent();
        var effect = found.here().map(here -> makePresent.foresee(day, here)).orElse(PresenceEffect.NONE);
        return new Line(found.pending(), entry.name(), entry.origin(), title, isHere, choice(day, isHere), effect);
    }

    private Choice choice(RegionalDay day, boolean isRegistered) {
        if (isRegistered) return period.isOpen(day, clock.instant()) ? Choice.ACCEPT : Choice.NONE;
        return day.isAhead() ? Choice.REGISTER : Choice.NONE;
    }
}
