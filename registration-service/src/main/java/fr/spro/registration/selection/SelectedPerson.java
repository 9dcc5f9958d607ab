package fr.spro.registration.selection;

import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RestoreRegistration;
import fr.spro.registration.roster.RosterEntry;
import org.jspecify.annotations.Nullable;

/// What a person of a selection has, or would have.
///
/// @param state null if nothing changes for the person, who has registered again
/// @param mailed whether the person would be told by a message
/// @param seen a digest of what is said of it; empty for what is so already
public record SelectedPerson(
        Registration registration, @Nullable ParticipantState state, boolean mailed, String seen) {

    static SelectedPerson of(Registration registration, RestoreRegistration.@Nullable Outlook outlook) {
        return outlook == null
                ? new SelectedPerson(registration, null, false, "")
                : new SelectedPerson(registration, outlook.state(), outlook.mailed(), outlook.seen());
    }

    public static SelectedPerson of(RosterEntry entry) {
        return new SelectedPerson(entry.registration(), entry.state(), false, "");
    }
}
