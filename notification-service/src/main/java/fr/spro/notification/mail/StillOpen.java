package fr.spro.notification.mail;

import fr.spro.contracts.DayEvent.Day;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether people can still register for a day, or choose other workshops, so that a mail promises neither
/// after its end.
///
/// @param until null if it is not known
/// @param at when the mail is about
record StillOpen(@Nullable Instant until, Instant at) {

    static StillOpen registration(Day day, Instant at) {
        return new StillOpen(day.registrationUntil(), at);
    }

    static StillOpen choices(Day day, Instant at) {
        return new StillOpen(day.choicesUntil(), at);
    }

    boolean isKnownToBe() {
        return until != null && at.isBefore(until);
    }

    /// The text under this key: by itself if it is not known, with `.open` and the end, or with `.closed`.
    String text(MailTexts texts, String key) {
        if (until == null) return texts.of(key);
        return isKnownToBe() ? texts.of(key + ".open", texts.dateTime(until)) : texts.of(key + ".closed");
    }
}
