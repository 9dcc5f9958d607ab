package fr.spro.registration.enrolment;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Notices.FollowUp;

/// The mail after the day that a participant was sent or, with the attendance as it is recorded now, is to be sent.
public enum FollowUpMail {
    NONE,
    ATTESTATION_DUE,
    ATTESTATION_SENT,
    MISSED_DUE,
    MISSED_SENT;

    public static FollowUpMail of(Registration registration, RegionalDay day) {
        if (!registration.isConfirmed()) return NONE;
        var sent = registration.notices().followUp();
        if (sent == FollowUp.ATTESTED) return ATTESTATION_SENT;
        if (registration.attendance().isCheckedIn()) return ATTESTATION_DUE;
        if (sent == FollowUp.MISSED) return MISSED_SENT;
        return registration.isAwaited(day) ? MISSED_DUE : NONE;
    }
}
