package fr.spro.registration.roster.web;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.PresenceEffect;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.roster.RosterEntry;
import java.time.Instant;

/// One registration in the staff's list.
///
/// @param structure name of the structure
/// @param undelivered whether the last e-mail could not be sent
/// @param words the name of the state in message keys
/// @param effect what recording the attendance would do besides
public record StaffRow(
        Registration registration,
        ParticipantState state,
        String structure,
        boolean undelivered,
        String words,
        PresenceEffect effect) {

    static StaffRow of(RosterEntry entry, RegionalDay day, boolean undelivered, Instant now) {
        var registration = entry.registration();
        var effect = PresenceEffect.of(day, registration, now);
        var state = entry.state();
        return new StaffRow(registration, state, entry.origin(), undelivered, entry.words(), effect);
    }
}
