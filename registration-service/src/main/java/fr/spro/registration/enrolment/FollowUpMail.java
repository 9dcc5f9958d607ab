package fr.spro.registration.enrolment;

import fr.spro.registration.enrolment.Notices.FollowUp;
import fr.spro.registration.enrolment.RegistrationStatus.Confirmed;

/// The mail after the day that a participant was sent or, with the attendance as it is recorded now, is to be sent.
public enum FollowUpMail {
    NONE,
    ATTESTATION_DUE,
    ATTESTATION_SENT,
    MISSED_DUE,
    MISSED_SENT;

    public static FollowUpMail of(Registration registration) {
        if (!(registration.status() instanceof Confirmed confirmed)) return NONE;
        var sent = registration.notices().followUp();
        if (sent == FollowUp.ATTESTED) return ATTESTATION_SENT;
        if (registration.attendance().isCheckedIn()) return ATTESTATION_DUE;
        if (sent == FollowUp.MISSED) return MISSED_SENT;
        return confirmed.places().day().seated() ? MISSED_DUE : NONE;
    }
}
