package fr.spro.registration.enrolment;

import fr.spro.registration.day.RegionalDay;
import java.time.Instant;
import java.util.Locale;

/// What recording the attendance of an active registration does besides.
public enum PresenceEffect {
    NONE,
    /// The address was not confirmed; a mail says that the registration is.
    CONFIRMED,
    /// The same without a mail: the day is over.
    CONFIRMED_AFTERWARDS,
    /// The offered place, at the day or in a workshop, is accepted.
    ACCEPTED;

    public static PresenceEffect of(Registration registration, RegionalDay day, Instant now) {
        if (!registration.isConfirmed()) return day.isOver(now) ? CONFIRMED_AFTERWARDS : CONFIRMED;
        return registration.asOf(day, now).status().offers().isEmpty() ? NONE : ACCEPTED;
    }

    /// The name in message keys.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
