package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An offer of a free seat, reserved until a deadline; if not accepted it goes to the next person.
///
/// @param workshop absent for the day itself
public record Offer(@Nullable SessionId workshop, Instant until) {

    private static final Duration MAX_TIME = Duration.ofHours(48);
    private static final Duration TOO_SHORT = Duration.ofHours(2);
    private static final Duration TIME_TO_COME = Duration.ofHours(1);

    /// Long enough to read the mail and answer, and short enough to see an offer expire while the
    /// rehearsal goes on.
    private static final Duration AT_REHEARSAL = Duration.ofMinutes(3);

    /// When the offer ends. If that is too late for the next person to come, seats are assigned without
    /// an offer.
    static Optional<Instant> deadline(RegionalDay day, Instant now) {
        var wanted = day.isRehearsal() ? Optional.of(now.plus(AT_REHEARSAL)) : awake(day, now);
        return wanted.filter(deadline -> isBefore(day, deadline));
    }

    /// The time to accept is two days, at most half of the time until the day begins, and then until a
    /// full hour at which people are awake; they are awake for two hours at least.
    private static Optional<Instant> awake(RegionalDay day, Instant now) {
        var half = Duration.between(now, day.startsAt()).dividedBy(2);
        if (half.compareTo(TOO_SHORT) < 0) return Optional.empty();
        var isNear = half.compareTo(MAX_TIME) < 0;
        var hours = WakingHours.before(day, now);
        var wanted = now.plus(isNear ? half : MAX_TIME);
        var earliest = hours.after(now, TOO_SHORT);
        return Optional.of(hours.fullHourFrom(wanted.isBefore(earliest) ? earliest : wanted));
    }

    /// It at this day, which may have been moved to an earlier time since: it ends before the day
    /// begins. Empty if there is no time left to accept it, so that the seat is assigned; at a day that
    /// was moved to a time that is over nobody gains anything.
    Optional<Offer> at(RegionalDay day) {
        if (isBefore(day, until)) return Optional.of(this);
        var changedAt = day.publicity().changedAt();
        if (changedAt != null && day.isOver(changedAt)) return Optional.of(this);
        return Optional.ofNullable(changedAt)
                .flatMap(changed -> deadline(day, changed))
                .map(earlier -> new Offer(workshop, earlier));
    }

    /// Those until after this instant are not offers any more at this day, which was moved: the seat is assigned. Empty
    /// if there are none.
    public static Optional<Instant> assignedAfter(RegionalDay day) {
        var isAssigned =
                day.isAhead() && new Offer(null, day.startsAt()).at(day).isEmpty();
        return isAssigned ? Optional.of(day.startsAt().minus(TIME_TO_COME)) : Optional.empty();
    }

    private static boolean isBefore(RegionalDay day, Instant deadline) {
        return !deadline.plus(TIME_TO_COME).isAfter(day.startsAt());
    }

    /// Whether these places have a seat in the workshop, or at the day if null.
    static boolean hasSeat(@Nullable SessionId workshop, Places places) {
        return places.day().seated()
                && (workshop == null
                        || places.workshops().stream()
                                .filter(WorkshopPlace::seated)
                                .anyMatch(place -> place.sessionId().equals(workshop.value())));
    }

    /// These places with the deadlines of the offered ones: the place at the day is offered with its workshops.
    static Places withDeadlines(Places places, List<Offer> offers) {
        var workshops = places.workshops().stream()
                .map(place -> place.seated() ? withDeadline(place, offers) : place)
                .toList();
        return new Places(places.day(), workshops);
    }

    private static WorkshopPlace withDeadline(WorkshopPlace seat, List<Offer> offers) {
        return offers.stream()
                .filter(offer -> offer.isOfDay() || offer.isOf(new SessionId(seat.sessionId())))
                .findFirst()
                .map(offer -> seat.offeredUntil(offer.until()))
                .orElse(seat);
    }

    /// The workshops that these offers are about.
    static List<SessionId> workshops(List<Offer> offers) {
        return offers.stream().map(Offer::workshop).filter(Objects::nonNull).toList();
    }

    public boolean isOfDay() {
        return workshop == null;
    }

    /// Those until before this instant are over.
    public static Instant overBefore(Instant now) {
        return Promise.overBefore(now);
    }

    boolean isOverAt(Instant now) {
        return Promise.isOver(until, now);
    }

    boolean isOf(@Nullable SessionId other) {
        return workshop == null ? other == null : workshop.equals(other);
    }
}
