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
public record Standing(Registration registration, @Nullable ParticipantState state, boolean mailed, String seen) {

    static Standing of(Registration registration, RestoreRegistration.@Nullable Outlook outlook) {
        return outlook == null
                ? new Standing(registration, null, false, "")
                : new Standing(registration, outlook.state(), outlook.mailed(), outlook.seen());
    }

    public static Standing of(RosterEntry entry) {
        return new Standing(entry.registration(), entry.state(), false, "");
    }
}
