package fr.spro.registration.roster.web;

import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.roster.RosterEntry;

/// One registration in the staff's list.
///
/// @param structure name of the structure
/// @param undelivered whether the last e-mail could not be sent
public record StaffRow(Registration registration, ParticipantState state, String structure, boolean undelivered) {

    static StaffRow of(RosterEntry entry, boolean undelivered) {
        var registration = entry.registration();
        return new StaffRow(registration, entry.state(), entry.origin(), undelivered);
    }
}
