package fr.spro.registration.enrolment;

import fr.spro.registration.day.RegionalDay;
import java.time.Duration;
import java.time.Instant;

/// How long a request holds a place until its address is confirmed, and when its participant is reminded of that.
final class HoldTime {

    /// However often somebody without access to the mailbox repeats the request.
    static final Duration LONGEST = Duration.ofHours(48);

    private static final Duration USUAL = Duration.ofHours(24);
    private static final Duration SHORT = Duration.ofMinutes(30);

    /// While others wait, in hours at which people are awake.
    private static final Duration AWAKE = Duration.ofHours(2);

    private static final Duration FEW_HOURS = Duration.ofHours(4);
    private static final Duration REMINDER_BEFORE_END = Duration.ofHours(2);
    private static final Duration REMINDER_BEFORE_END_OF_FEW_HOURS = Duration.ofMinutes(30);
    private static final Duration REMINDER_BEFORE_END_OF_SHORT = Duration.ofMinutes(10);

    private HoldTime() {}

    /// Until when a place that is requested now is held: at most until the day begins, or shortly
    /// if that is sooner than anybody reads mails, and never beyond its end.
    ///
    /// @param othersWait whether anybody waits for a place or a workshop
    static Instant until(RegionalDay day, boolean othersWait, Instant now) {
        var wanted = othersWait ? whileOthersWait(day, now) : now.plus(USUAL);
        var latest = latest(day, now);
        return wanted.isBefore(latest) ? wanted : latest;
    }

    /// The latest end of a hold at this day, whatever was wanted.
    static Instant latest(RegionalDay day, Instant now) {
        var shortly = now.plus(SHORT);
        var atLeast = shortly.isBefore(day.startsAt()) ? day.startsAt() : shortly;
        return atLeast.isBefore(day.endsAt()) ? atLeast : day.endsAt();
    }

    /// Two hours at which people read mails, and never more than without others; at a rehearsal
    /// everybody is there.
    private static Instant whileOthersWait(RegionalDay day, Instant now) {
        if (day.isRehearsal()) return now.plus(SHORT);
        var awake = WakingHours.before(day, now).after(now, AWAKE);
        var longest = now.plus(USUAL);
        return awake.isBefore(longest) ? awake : longest;
    }

    /// When the participant is reminded that the hold ends.
    ///
    /// @param told when the last mail told of it: the time that was left then decides
    static Instant reminder(Instant told, Instant heldUntil) {
        return heldUntil.minus(reminderBeforeEnd(Duration.between(told, heldUntil)));
    }

    private static Duration reminderBeforeEnd(Duration hold) {
        if (hold.compareTo(SHORT) <= 0) return REMINDER_BEFORE_END_OF_SHORT;
        return hold.compareTo(FEW_HOURS) <= 0 ? REMINDER_BEFORE_END_OF_FEW_HOURS : REMINDER_BEFORE_END;
    }
}
