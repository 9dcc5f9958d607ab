package fr.spro.registration.attendance;

import java.util.Locale;

/// Why a check-in was not recorded.
public enum Refusal {
    /// Earlier than the evening before the day.
    TOO_EARLY,
    DAY_CANCELLED,
    DAY_ARCHIVED,
    /// The registration is cancelled.
    CANCELLED,
    /// The registration lapsed unconfirmed, or with an offer that nobody accepted.
    LAPSED,
    /// The person is erased.
    ERASED,
    /// A member of staff withdrew this check-in after it was made.
    WITHDRAWN,
    /// The badge belongs to another day.
    OTHER_DAY,
    /// The programme no longer has this session.
    UNKNOWN_SESSION,
    /// No such registration.
    UNKNOWN;

    /// The name in addresses and message keys.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
