package fr.spro.registration.enrolment;

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

    /// The time to accept is two days, at most half of the time until the day begins. In the last hours seats
    /// are assigned without an offer.
    static Optional<Instant> deadline(RegionalDay day, Instant now) {
        var half = Duration.between(now, day.startsAt()).dividedBy(2);
        if (half.compareTo(TOO_SHORT) < 0) return Optional.empty();
        return Optional.of(now.plus(half.compareTo(MAX_TIME) < 0 ? half : MAX_TIME));
    }

    /// The workshops that these offers are about.
    static List<SessionId> workshops(List<Offer> offers) {
        return offers.stream().map(Offer::workshop).filter(Objects::nonNull).toList();
    }

    public boolean isOfDay() {
        return workshop == null;
    }

    boolean isOverAt(Instant now) {
        return Promise.isOver(until, now);
    }

    boolean isOf(@Nullable SessionId other) {
        return workshop == null ? other == null : workshop.equals(other);
    }
}
