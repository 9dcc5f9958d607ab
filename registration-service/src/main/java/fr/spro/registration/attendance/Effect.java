package fr.spro.registration.attendance;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.PresenceEffect;
import fr.spro.registration.enrolment.Registration;
import java.time.Instant;
import java.util.Locale;

/// What making somebody present does besides: told before it is done, and afterwards.
public enum Effect {
    NONE,
    /// These as of `PresenceEffect`.
    CONFIRMED,
    CONFIRMED_AFTERWARDS,
    ACCEPTED,
    /// The ended registration counts again, also at a full day, and a mail says so.
    RESTORED_WITH_MAIL,
    /// The same without a mail: the day is over, or the person was never written to.
    RESTORED,
    /// The attendance is recorded for the registration that the person has made since.
    REGISTERED_AGAIN;

    /// @param found before it is done
    /// @param present the one that is or will be checked in
    static Effect of(RegionalDay day, Registration found, Registration present, Instant now) {
        if (!present.id().equals(found.id())) return REGISTERED_AGAIN;
        if (found.isActive()) return ofActive(PresenceEffect.of(found, day, now));
        return found.isRestorationMailed(day, now) ? RESTORED_WITH_MAIL : RESTORED;
    }

    private static Effect ofActive(PresenceEffect effect) {
        return switch (effect) {
            case NONE -> NONE;
            case CONFIRMED -> CONFIRMED;
            case CONFIRMED_AFTERWARDS -> CONFIRMED_AFTERWARDS;
            case ACCEPTED -> ACCEPTED;
        };
    }

    /// The name in message keys.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
