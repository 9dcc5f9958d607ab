package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Slot;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import java.time.Instant;
import java.util.List;

/// The beginning of a registration: a person asks for a place at the day.
record NewRegistration(RegistrationId id, RegionalDay day, Participant participant, Wishes wishes) {

    /// The participant confirms by mail.
    ///
    /// @param mails whether the link to confirm may be mailed; otherwise the participant asks for it later
    Change<Registration, RegistrationEvent> request(Requested hold, boolean mails, Instant now) {
        var requested = held(hold, mails ? Notices.firstSentAt(now) : Notices.none(), now);
        var event = RegistrationEventFactory.of(requested, day).requested(hold.heldUntil(), now);
        var change = mails
                ? Change.<Registration, RegistrationEvent>to(requested, event)
                : Change.<Registration, RegistrationEvent>to(requested);
        return change.publishingState();
    }

    /// By staff: the first mail is the confirmation, which the caller gives next. After a crash before
    /// it, the sweep of ReconcileRegistrations does.
    ///
    /// @param requestedAt when the person asked for a place, on paper for example
    Change<Registration, RegistrationEvent> enter(Instant requestedAt, Instant now) {
        return Change.<Registration, RegistrationEvent>to(
                        held(Requested.from(day, false, now).enteredByStaff(now), Notices.none(), requestedAt))
                .publishingState();
    }

    private Registration held(Requested wanted, Notices notices, Instant requestedAt) {
        var hold = wanted.informed(Agenda.of(day, wishes.workshops()));
        return new Registration(
                id,
                day.id(),
                requestedAt,
                Contact.of(participant, day.details().rehearsal()),
                wishes,
                hold,
                Attendance.NONE,
                notices,
                List.of(),
                Listing.of(day.id(), participant, wishes, hold, Attendance.NONE),
                null,
                Slot.workshops(day.slots()),
                null,
                null,
                0);
    }
}
