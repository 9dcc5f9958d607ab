package fr.spro.registration.roster.web;

import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.roster.RosterEntry;

/// One registration in the staff's list.
///
/// @param structure name of the structure
/// @param undelivered whether the last e-mail could not be sent
public record StaffRow(Registration registration, String state, String structure, Places places, boolean undelivered) {

    static StaffRow of(RosterEntry entry, boolean undelivered) {
        var registration = entry.registration();
        return new StaffRow(
                registration, registration.listing().state().code(), entry.origin(), entry.places(), undelivered);
    }
}
