package fr.spro.registration.enrolment;

import fr.spro.registration.day.RegionalDay;
import java.time.Instant;
import java.util.Locale;

/// What recording the attendance of somebody does besides: told before it is done, and afterwards.
public enum PresenceEffect {
    NONE,
    /// The address was not confirmed; a mail says that the registration is.
    CONFIRMED,
    /// The same without a mail: the day is over.
    CONFIRMED_AFTERWARDS,
    /// The offered place, at the day or in a workshop, is accepted.
    ACCEPTED,
    /// The ended registration counts again, also at a full day, and a mail says so.
    RESTORED_WITH_MAIL,
    /// The same without a mail: the day is over, or the person was never written to.
    RESTORED,
    /// The attendance is recorded for the registration that the person has made since.
    REGISTERED_AGAIN;

    /// @param found before it is done
    /// @param present the one that is or will be checked in: the same, unless the person has registered again
    public static PresenceEffect of(RegionalDay day, Registration found, Registration present, Instant now) {
        return present.id().equals(found.id()) ? of(day, found, now) : REGISTERED_AGAIN;
    }

    /// That of a person who has not registered again.
    public static PresenceEffect of(RegionalDay day, Registration found, Instant now) {
        if (!found.isActive()) return found.isRestorationMailed(day, now) ? RESTORED_WITH_MAIL : RESTORED;
        if (!found.isConfirmed()) return day.isOver(now) ? CONFIRMED_AFTERWARDS : CONFIRMED;
        return found.asOf(day, now).status().offers().isEmpty() ? NONE : ACCEPTED;
    }

    /// The name in message keys.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
