package fr.spro.registration.enrolment.web;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.PublicReads;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegisterParticipant.Command;
import fr.spro.registration.enrolment.RegisterParticipant.Outcome;
import fr.spro.registration.enrolment.RegisterParticipant.Visit;
import fr.spro.registration.enrolment.RequestLimits;
import fr.spro.registration.enrolment.RequestLimits.Purpose;
import fr.spro.registration.enrolment.Wishes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Registers who has sent the public form, within the limit of mails to one address.
@Component
class SubmitRequest {

    private final RequestedId requestedId;
    private final RequestLimits limits;
    private final PublicReads reads;
    private final RegisterParticipant registerParticipant;

    SubmitRequest(
            RequestedId requestedId, RequestLimits limits, PublicReads reads, RegisterParticipant registerParticipant) {
        this.requestedId = requestedId;
        this.limits = limits;
        this.reads = reads;
        this.registerParticipant = registerParticipant;
    }

    /// @param network that the form came from
    /// @param read the appointment on the form
    Outcome handle(
            RegionalDay day,
            Participant participant,
            Wishes wishes,
            SentBefore before,
            String network,
            @Nullable String read) {
        var id = requestedId.ofPublic(before.key(), day, participant);
        var visit = new Visit(network, reads.occupancy(day), before.corrects());
        return limits.mailing(
                Purpose.REGISTRATION,
                participant.email(),
                Outcome::isStored,
                mayMail -> registerParticipant.handle(
                        new Command(id, day.id(), participant, wishes, false, mayMail, visit), read));
    }
}
