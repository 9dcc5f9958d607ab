package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.Party;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Slot;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.enrolment.RegistrationStatus.Cancelled;
import fr.spro.registration.enrolment.RegistrationStatus.Confirmed;
import fr.spro.registration.enrolment.RegistrationStatus.Erased;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import fr.spro.registration.seating.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// One person's place at one day, from the request to the check-in. The seats are computed from the day's
/// lists of arrivals and not stored here. Each component decides what concerns it alone. What concerns
/// several, with the events, is decided here and by phase, in PendingRequest, Choices, ToldChanges, Offers,
/// ContactChanges, EndedRegistration and Erasure.
///
/// @param erasures records of deleted data
/// @param seen the times and rooms last said to have been seen, once they have changed; null before
/// @param considered the workshops from which some or none were chosen; null if that is not known
/// @param swapping while seats are swapped between two writes
/// @param knownSeats those last said to have been seen, or known when one was lost; null before
public record Registration(
        @Id RegistrationId id,
        DayId day,
        Instant requestedAt,
        Contact contact,
        Wishes wishes,
        RegistrationStatus status,
        Attendance attendance,
        Notices notices,
        List<ErasureRecord> erasures,
        Listing listing,
        @Nullable Agenda seen,
        @Nullable List<SessionId> considered,
        @Nullable Swapping swapping,
        @Nullable KnownSeats knownSeats,
        long version)
        implements Aggregate {

    /// After this time nobody finishes what is written in two steps.
    static final Duration FINISHED_WITHIN = Duration.ofMinutes(1);

    /// Why the message with the link cannot be sent again; empty if it can.
    public Optional<ResendRefusal> resendRefusal(RegionalDay day, Instant now) {
        return ResendRefusal.of(this, day, now);
    }

    /// From when on staff may send another mail about the request.
    public Instant resendableFrom() {
        return notices.resendableFrom();
    }

    /// Cancels it, and withdraws the attendance, which staff may know to be wrong. A no-op for a
    /// participant who was present, or whose day has begun or is cancelled, and for all once it is
    /// archived.
    Change<Registration, RegistrationEvent> cancel(RegionalDay day, String by, @Nullable String reason, Instant now) {
        var mayCancel = by.equals(Participant.ACTOR) ? isCancellableByParticipant(day, now) : isCancellable(day);
        if (!mayCancel) return Change.none(this);
        var absent = attendance.withdraw(null, now);
        var party = by.equals(Participant.ACTOR) ? Party.PARTICIPANT : Party.ORGANISER;
        var cancelled = Cancelled.at(now, party, reason, status instanceof Requested);
        return to(with(cancelled).with(absent), events(day).cancelled(attendance, absent, party, now))
                .audited(entry(RegistrationAction.CANCELLED, by, now));
    }

    /// Whether a member of staff may cancel it.
    public boolean isCancellable(RegionalDay day) {
        return isActive() && !day.isArchived();
    }

    /// Whether the participant may cancel without asking the organiser: attendance is a fact.
    public boolean isCancellableByParticipant(RegionalDay day, Instant now) {
        return isActive() && !attendance.isCheckedIn() && !day.hasBegun(now) && !day.isCancelled();
    }

    /// Whether the participant attended, as far as anybody knows.
    public boolean wasPresent() {
        return isConfirmed() && attendance.isCheckedIn();
    }

    /// Whether it is in the lists for a cancellation that is being undone.
    boolean isRejoining() {
        return status instanceof Cancelled cancelled && cancelled.rejoiningSince() != null;
    }

    /// Whether staff may undo the cancellation: one that was never confirmed needs the time to confirm it.
    public boolean isCancellationUndoable(RegionalDay day, Instant now) {
        return restoreRefusal(day, now).isEmpty();
    }

    /// Why a member of staff may not undo it; empty if they may.
    public Optional<RestoreRefusal> restoreRefusal(RegionalDay day, Instant now) {
        return RestoreRefusal.of(this, day, now);
    }

    /// Whether the address was not confirmed when it was cancelled.
    public boolean wasUnconfirmed() {
        return status instanceof Cancelled cancelled && cancelled.isUnconfirmed();
    }

    /// Whether who came is written to at once: after the day the attestation says that it counts.
    public boolean isRestorationMailed(RegionalDay day, Instant now) {
        return notices.wereSent() && day.isAhead() && !day.isOver(now);
    }

    /// Whether a workshop of this slot, or none, is yet to be chosen: it was added after the choice.
    public boolean isUndecided(Slot slot) {
        return considered != null && !slot.hasAny(considered) && !slot.hasAny(wishes.workshops());
    }

    /// Replaces a free-text structure by this one of the directory. A check-in is published again with the
    /// structure.
    Change<Registration, RegistrationEvent> attach(RegionalDay day, Structure structure, String by, Instant now) {
        if (!isActive() || wishes.otherStructure() == null) return Change.none(this);
        var attached = with(wishes.withStructure(structure.id()));
        var events = new ArrayList<>(attached.events(day).structureChosen(wishes.structure(), now));
        var at = attendance.checkedInAt();
        if (at != null && !day.isRehearsal())
            events.add(events(day).attendance().checkedIn(structure, at));
        return audited(to(attached, events), by, now);
    }

    /// What has changed and is lost by these places, and the participant has not said to have seen.
    public Unseen unseen(RegionalDay day, Places current) {
        return new ToldChanges(this, day).unseen(current);
    }

    /// Whether the participant is told when the day is cancelled or takes place after all.
    boolean isNotifiedOfCancellation() {
        return isConfirmed() || status instanceof Requested && notices.wereSent();
    }

    /// It as people are told it: an offer has ended once its time is over, also before that is written. A
    /// day that is cancelled ends no offer; one that was moved may end it earlier.
    public Registration asOf(RegionalDay day, Instant now) {
        return new Offers(this, day).asOf(now);
    }

    /// The offers whose seat staff have taken away, until that is notified.
    public List<Offer> withdrawnOffers(RegionalDay day, Places current, Instant now) {
        return new Offers(this, day).withdrawn(current, now);
    }

    /// Whether the time of this offer is over, which is not written yet.
    public boolean hasMissed(RegionalDay day, @Nullable SessionId workshop, Instant now) {
        return new Offers(this, day).hasMissed(workshop, now);
    }

    /// Records attendance at the day, and at a session if given. It accepts all offers. A no-op for a late
    /// duplicate of a withdrawn check-in.
    ///
    /// @param structure the current one of the directory, if any
    public Change<Registration, RegistrationEvent> checkIn(
            RegionalDay day, @Nullable Structure structure, @Nullable SessionId session, Instant at) {
        return checkIn(day, structure, attendance.record(session, at));
    }

    /// The same by somebody who sees that nobody is checked in, also after a withdrawal.
    public Change<Registration, RegistrationEvent> checkInAgain(
            RegionalDay day, @Nullable Structure structure, @Nullable SessionId session, Instant at) {
        return checkIn(day, structure, attendance.recordAgain(session, at));
    }

    private Change<Registration, RegistrationEvent> checkIn(
            RegionalDay day, @Nullable Structure structure, Attendance recorded) {
        if (!(status instanceof Confirmed confirmed) || recorded.equals(attendance)) return Change.none(this);
        return to(
                with(recorded.accepting(confirmed.offers())).with(confirmed.withoutOffers()),
                events(day).attendance().checkIns(attendance, recorded, structure));
    }

    /// Withdraws a check-in that was made by mistake: offers are open again until their time is over.
    /// An address stays confirmed, because a mail has said so.
    ///
    /// @param session absent for the day with all sessions
    public Change<Registration, RegistrationEvent> withdrawCheckIn(
            RegionalDay day, @Nullable SessionId session, String by, Instant now) {
        var left = attendance.withdraw(session, now);
        var entry = entry(RegistrationAction.CHECK_IN_WITHDRAWN, by, now);
        var isAbsent = attendance.isCheckedIn() && !left.isCheckedIn();
        var before = isAbsent && status instanceof Confirmed confirmed
                ? with(confirmed.offering(attendance.reopened(now)))
                : this;
        return to(before.with(left), events(day).attendance().withdrawals(attendance, left, now))
                .audited(session == null ? entry : entry.about(session.value()));
    }

    /// Whether the attestation was announced and is not there while the day is open again, until it is
    /// completed.
    public boolean awaitsAttestationAgain(RegionalDay day) {
        return wasPresent() && notices.haveAttested() && day.isAhead();
    }

    /// Whether the attestation was announced, and the attendance is withdrawn since.
    public boolean hasLostAttestation() {
        return isConfirmed() && !attendance.isCheckedIn() && notices.haveAttested();
    }

    /// Publishes what is due after the day, once, even if the day is marked as held again.
    Change<Registration, RegistrationEvent> followUp(RegionalDay day, Instant now) {
        var heldAt = day.heldAt();
        if (heldAt == null || !isConfirmed()) return Change.none(this);
        return notices.dueFollowUp(attendance.isCheckedIn(), isAwaited(day), heldAt, now)
                .map(due -> to(with(notices.followedUpBy(due)), events(day).followUp(due, now)))
                .orElseGet(() -> Change.none(this));
    }

    /// Whether the participant is missed without attendance: who had a place when the day began. Who was
    /// confirmed or restored later came to the desk, or could not know of it in time.
    boolean isAwaited(RegionalDay day) {
        return status instanceof Confirmed confirmed
                && confirmed.accepted().day().seated()
                && !day.hasBegun(confirmed.at());
    }

    /// Derives the keys for search and sorting again, after a change of their form.
    Change<Registration, RegistrationEvent> renewListing() {
        return to(with(contact));
    }

    /// These current places as the participant may know them, here and in every list: one that was just
    /// gained is still waited for until the notification has decided whether it must be accepted.
    public Places known(Places current) {
        return status instanceof Confirmed confirmed && !attendance.isCheckedIn()
                ? new GainedPlaces(confirmed, current).stillAwaited()
                : current;
    }

    /// The same in a mail about the present state: who is there was let in, with or without a place.
    Places told(Places current) {
        return attendance.isCheckedIn() ? RegistrationEventFactory.letIn(current) : known(current);
    }

    /// Its claim to seats of the day.
    public Claim claim() {
        return new Claim(id, day, status.stage(), wishes.workshops());
    }

    public Participant participant() {
        return contact.participant();
    }

    public boolean isActive() {
        return status.isActive();
    }

    public boolean isErased() {
        return status instanceof Erased;
    }

    public boolean isConfirmed() {
        return status instanceof Confirmed;
    }

    /// The entry is also found under the day.
    Change<Registration, RegistrationEvent> audited(
            Change<Registration, RegistrationEvent> change, String by, Instant now) {
        var fields = RegistrationDifference.between(this, change.state());
        return change.audited(entry(RegistrationAction.CHANGED, by, now).changing(fields));
    }

    AuditEntry entry(RegistrationAction action, String by, Instant now) {
        return AuditEntry.of(action, by, now, id.subject(), day.subject());
    }

    RegistrationEventFactory events(RegionalDay day) {
        return RegistrationEventFactory.of(this, day);
    }

    /// A no-op if the components decided that nothing changes.
    Change<Registration, RegistrationEvent> to(Registration next, RegistrationEvent... events) {
        return next.equals(this) ? Change.none(this) : Change.to(next, events);
    }

    Change<Registration, RegistrationEvent> to(Registration next, List<RegistrationEvent> events) {
        return to(next, events.toArray(RegistrationEvent[]::new));
    }

    Registration with(Contact other) {
        return with(other, wishes, status, attendance, notices, erasures);
    }

    /// What is not chosen any more is forgotten as seen and as known: chosen again, it is known as it
    /// is then.
    Registration with(Wishes other) {
        var dropped = wishes.without(other.workshops()).workshops();
        var left = with(contact, other, status, attendance, notices, erasures);
        if (dropped.isEmpty()) return left;
        var knowing = knownSeats == null ? left : left.knowing(knownSeats.without(dropped));
        return seen == null ? knowing : knowing.seeing(seen.without(dropped));
    }

    /// Once it has ended, the times that were known then stay: the page says if the day has moved since.
    Registration with(RegistrationStatus other) {
        var next = with(contact, wishes, other, attendance, notices, erasures);
        var left = next.seeing(knownIn(other));
        return other instanceof Confirmed ? left : left.knowing(null);
    }

    private @Nullable Agenda knownIn(RegistrationStatus other) {
        if (other instanceof Erased) return null;
        return other.isActive() || seen != null ? seen : status.agenda();
    }

    Registration with(Attendance other) {
        return with(contact, wishes, status, other, notices, erasures);
    }

    Registration with(Notices other) {
        return with(contact, wishes, status, attendance, other, erasures);
    }

    Registration with(ErasureRecord added) {
        var all = Stream.concat(erasures.stream(), Stream.of(added)).toList();
        return with(contact, wishes, status, attendance, notices, all);
    }

    Registration seeing(@Nullable Agenda agenda) {
        return with(agenda, considered, swapping, knownSeats);
    }

    Registration knowing(@Nullable KnownSeats seats) {
        return with(seen, considered, swapping, seats);
    }

    Registration with(@Nullable Swapping swap) {
        return with(seen, considered, swap, knownSeats);
    }

    Registration considering(@Nullable List<SessionId> workshops) {
        return with(seen, workshops, swapping, knownSeats);
    }

    private Registration with(
            @Nullable Agenda seen,
            @Nullable List<SessionId> considered,
            @Nullable Swapping swapping,
            @Nullable KnownSeats knownSeats) {
        return new Registration(
                id,
                day,
                requestedAt,
                contact,
                wishes,
                status,
                attendance,
                notices,
                erasures,
                listing,
                seen,
                considered,
                swapping,
                knownSeats,
                version);
    }

    private Registration with(
            Contact contact,
            Wishes wishes,
            RegistrationStatus status,
            Attendance attendance,
            Notices notices,
            List<ErasureRecord> erasures) {
        var listing = Listing.of(day, contact.participant(), wishes, status, attendance);
        return new Registration(
                id,
                day,
                requestedAt,
                contact,
                wishes,
                status,
                attendance,
                notices,
                erasures,
                listing,
                seen,
                considered,
                swapping,
                knownSeats,
                version);
    }
}
