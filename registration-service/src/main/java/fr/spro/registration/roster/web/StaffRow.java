package fr.spro.registration.roster.web;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.PresenceEffect;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.roster.RosterEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One registration in the staff's list.
///
/// @param structure name of the structure
/// @param notReached `not-sent` or `undelivered` if the last e-mail did not arrive
/// @param words the name of the state in message keys
/// @param effect what recording the attendance would do besides
public record StaffRow(
        Registration registration,
        ParticipantState state,
        String structure,
        @Nullable String notReached,
        String words,
        PresenceEffect effect) {

    static StaffRow of(RosterEntry entry, RegionalDay day, @Nullable String notReached, Instant now) {
        var registration = entry.registration();
        var effect = PresenceEffect.of(day, registration, now);
        var state = entry.state();
        return new StaffRow(registration, state, entry.origin(), notReached, entry.words(), effect);
    }
}
