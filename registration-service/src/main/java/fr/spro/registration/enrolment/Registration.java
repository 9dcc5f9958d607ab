package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.PersonName;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Slot;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.enrolment.RegistrationStatus.Cancelled;
import fr.spro.registration.enrolment.RegistrationStatus.Confirmed;
import fr.spro.registration.enrolment.RegistrationStatus.Erased;
import fr.spro.registration.enrolment.RegistrationStatus.Lapsed;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import fr.spro.registration.seating.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// One person's place at one day, from the request to the check-in. The seats are computed from the day's
/// lists of arrivals and not stored here. Each component decides what concerns it alone; the registration
/// decides what concerns several, and publishes the events.
///
/// @param erasures records of deleted data
/// @param seen the times and rooms that the participant has last said to have seen, once they have changed; null before
/// @param considered the workshops from which the participant has chosen some or none; null if that is not known
/// @param swapping while seats are swapped between two writes
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
        long version)
        implements Aggregate {

    /// The name of the reason of a cancellation among the free texts.
    public static final String REASON = "reason";

    /// After this time nobody finishes what is written in two steps.
    static final Duration FINISHED_WITHIN = Duration.ofMinutes(1);

    /// Answers another request with this address. The same person receives the first message again, but not
    /// shortly after another mail; a hold is extended in any case. If it is for another person, the mail
    /// says whose registration this is, and that nobody was added.
    ///
    /// @param wanted what would be held for a new registration
    Change<Registration, RegistrationEvent> repeat(RegionalDay day, PersonName name, Requested wanted, Instant now) {
        if (!isActive() || !asOf(day, now).isActive()) return Change.none(this);
        return isOf(name) ? remind(day, wanted, now) : reportRepetition(day, now);
    }

    /// Corrects a request that is not confirmed, which keeps its place. A link that was sent to another
    /// address becomes invalid.
    ///
    /// @param wanted what would be held for a new registration
    /// @param mails whether the link to confirm may be mailed
    Change<Registration, RegistrationEvent> correctRequest(
            RegionalDay day, Participant other, Wishes chosen, Requested wanted, boolean mails, Instant now) {
        if (!(status instanceof Requested before)) return Change.none(this);
        var renewed = before.renewed(wanted);
        // What was held before may not include other workshops.
        var isHeld = wanted.isPlaced() || wishes.workshops().containsAll(chosen.workshops());
        var hold = (isHeld ? renewed : renewed.withoutPlace()).informed(Agenda.of(day, chosen.workshops()));
        var corrected = with(contact.correct(other)).with(chosen).with(hold).considering(Slot.workshops(day.slots()));
        var isSameAddress = other.email().equals(participant().email());
        var isMailed = mails && !(isSameAddress && notices.areRecentAt(now));
        var change = isMailed
                ? to(corrected.with(notices.sentAt(now)), corrected.events(day).requested(hold.heldUntil(), now))
                : to(isSameAddress ? corrected : corrected.with(Notices.none()));
        return audited(change.publishingState(), Participant.ACTOR, now);
    }

    /// Erases a request that is not confirmed, because its sender has entered a wrong address.
    Change<Registration, RegistrationEvent> withdrawRequest(Instant now) {
        return status instanceof Requested
                ? erase(Participant.ACTOR, ErasureRecord.Category.ON_REQUEST, now)
                : Change.none(this);
    }

    private Change<Registration, RegistrationEvent> remind(RegionalDay day, Requested wanted, Instant now) {
        var isTooEarly = notices.areRecentAt(now);
        return switch (status) {
            case Requested before -> {
                var hold = before.renewed(wanted.endingBy(requestedAt.plus(Requested.LONGEST_HOLD)));
                yield isTooEarly
                        ? to(with(hold))
                        : to(
                                with(hold).with(notices.sentAt(now)),
                                events(day).requestedOnceMore(hold.heldUntil(), now));
            }
            case Confirmed confirmed ->
                isTooEarly ? Change.none(this) : to(with(notices.sentAt(now)), repeated(confirmed.at(day), day));
            case Cancelled _, Lapsed _, Erased _ -> Change.none(this);
        };
    }

    /// What the participant was last told about the place: an offer that is open, or the confirmation.
    private RegistrationEvent repeated(Confirmed confirmed, RegionalDay day) {
        return confirmed
                .offerOfDay()
                .map(offer -> (RegistrationEvent) events(day).offered(confirmed.places(), offer, confirmed.at()))
                .orElseGet(() -> events(day).confirmedOnceMore(confirmed));
    }

    private boolean isOf(PersonName name) {
        return Listing.normalise(participant().name().full()).equals(Listing.normalise(name.full()));
    }

    /// Informs the owner of the address that it was entered for another registration.
    Change<Registration, RegistrationEvent> reportRepetition(RegionalDay day, Instant now) {
        return isActive() ? Change.to(with(notices.sentAt(now)), events(day).repeated(status, now)) : Change.none(this);
    }

    /// Reminds of a missing confirmation before the hold ends, but not shortly after another mail.
    Change<Registration, RegistrationEvent> remindOfHold(RegionalDay day, Instant now) {
        if (!(status instanceof Requested hold) || !notices.wereSent() || notices.areRecentAt(now)) {
            return Change.none(this);
        }
        return hold.remind(notices.lastSentAt(), now)
                .map(next -> to(with(next), events(day).holdReminded(next.heldUntil(), now)))
                .orElseGet(() -> Change.none(this));
    }

    /// Confirms the address. A request without a place first joins the lists and stays unconfirmed; the caller confirms
    /// it again. Otherwise a place would be promised that somebody else can still take.
    Change<Registration, RegistrationEvent> confirm(RegionalDay day, Places places, Instant now) {
        if (!(status instanceof Requested hold) || day.isCancelled()) return Change.none(this);
        if (!hold.isPlaced()) return to(with(hold.placedNow()));
        var confirmed = Confirmed.at(now, day, wishes, places);
        return to(
                with(confirmed).seeing(null).with(notices.sentAt(now)),
                events(day).confirmed(places, now));
    }

    /// Confirms one that staff have entered, if they were interrupted before they did: nobody has asked the
    /// participant.
    Change<Registration, RegistrationEvent> confirmEntered(RegionalDay day, Places places, Instant now) {
        return isLeftEntered(now) ? confirm(day, places, now) : Change.none(this);
    }

    /// Whether it was entered by staff and should have been confirmed by now.
    boolean isLeftEntered(Instant now) {
        return status instanceof Requested hold && hold.isEntered() && !now.isBefore(requestedAt.plus(FINISHED_WITHIN));
    }

    /// The same by a member of staff, for a participant who asked for it.
    Change<Registration, RegistrationEvent> confirmFor(RegionalDay day, Places places, String by, Instant now) {
        var change = confirm(day, places, now);
        return change.state().isConfirmed() ? change.audited(entry(RegistrationAction.CONFIRMED, by, now)) : change;
    }

    /// Why the message with the link to confirm cannot be sent again; empty if it can.
    public Optional<ResendRefusal> resendRefusal(RegionalDay day, Instant now) {
        return ResendRefusal.of(this, day, now);
    }

    /// From when on another mail about the request may be sent.
    public Instant resendableFrom() {
        return notices.pauseUntil();
    }

    /// Sends the message with the link to confirm again, with the time to confirm of a new request; a no-op shortly
    /// after another mail.
    ///
    /// @param wanted what would be held for a new registration
    Change<Registration, RegistrationEvent> resendRequest(RegionalDay day, Requested wanted, String by, Instant now) {
        if (!(status instanceof Requested hold) || resendRefusal(day, now).isPresent()) return Change.none(this);
        var renewed = hold.renewed(wanted);
        return to(with(renewed).with(notices.sentAt(now)), events(day).requested(renewed.heldUntil(), now))
                .audited(entry(RegistrationAction.REQUEST_RESENT, by, now));
    }

    /// Cancels it, and withdraws the attendance, which a member of staff may know to be wrong. A no-op for a
    /// participant who was present, or whose day has begun or is cancelled, and for everybody once it is archived.
    Change<Registration, RegistrationEvent> cancel(RegionalDay day, String by, @Nullable String reason, Instant now) {
        var mayCancel = by.equals(Participant.ACTOR) ? isCancellableByParticipant(day, now) : isCancellable(day);
        if (!mayCancel) return Change.none(this);
        var absent = attendance.withdraw(null, now);
        var cancelled = Cancelled.at(now, reason, status instanceof Requested);
        return to(with(cancelled).with(absent), events(day).cancelled(attendance, absent, by, now))
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

    /// Makes it active again for a participant who came. A mail says so, because the last one said that the
    /// registration had ended. Other services learn it from the check-in that follows.
    Change<Registration, RegistrationEvent> restore(RegionalDay day, Places places, String by, Instant now) {
        return switch (status) {
            case Cancelled _, Lapsed _ -> {
                var restored = with(Confirmed.at(now, day, wishes, places));
                var change = isRestorationMailed(day, now)
                        ? to(restored.with(notices.sentAt(now)), events(day).restoredAtTheDoor(places, now))
                        : to(restored);
                yield change.audited(entry(RegistrationAction.RESTORED, by, now));
            }
            case Requested _, Confirmed _, Erased _ -> Change.none(this);
        };
    }

    /// Joins the lists of a day that is ahead before the cancellation is undone: until then the registration stays
    /// cancelled, and its place is kept for it for a moment.
    Change<Registration, RegistrationEvent> rejoin(RegionalDay day, Instant now) {
        return status instanceof Cancelled cancelled && day.isAhead() && isCancellationUndoable(day, now)
                ? to(with(cancelled.rejoiningFrom(now)))
                : Change.none(this);
    }

    /// Leaves the lists again, because the cancellation stays.
    Change<Registration, RegistrationEvent> leaveAgain() {
        return isRejoining() && status instanceof Cancelled cancelled
                ? to(with(cancelled.rejoiningFrom(null)))
                : Change.none(this);
    }

    /// Whether it is in the lists for a cancellation that is being undone.
    boolean isRejoining() {
        return status instanceof Cancelled cancelled && cancelled.rejoiningSince() != null;
    }

    /// Undoes a cancellation by mistake: it is confirmed again, or to be confirmed again, with the places that
    /// there are now. Attendance that was withdrawn with it is not recorded again. A no-op unless it has joined
    /// the lists of a day that is ahead.
    ///
    /// @param places with the claim at the end of the lists
    Change<Registration, RegistrationEvent> undoCancellation(RegionalDay day, Places places, String by, Instant now) {
        if (!(status instanceof Cancelled cancelled) || !isCancellationUndoable(day, now)) return Change.none(this);
        if (day.isAhead() && !isRejoining()) return Change.none(this);
        var isMailed = isUndoMailed(day, now);
        var mailed = isMailed ? with(notices.sentAt(now)) : this;
        var entry = entry(RegistrationAction.RESTORED, by, now);
        if (cancelled.isUnconfirmed()) {
            var hold = Requested.from(day, false, now).informed(Agenda.of(day, wishes.workshops()));
            return to(mailed.with(hold), events(day).requestedAgain(hold.heldUntil(), now))
                    .audited(entry);
        }
        var restored = mailed.with(Confirmed.at(now, day, wishes, places));
        return (isMailed ? to(restored, events(day).restored(places, now)) : to(restored)).audited(entry);
    }

    /// Whether a member of staff may undo the cancellation: one that was never confirmed needs the time to confirm it.
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

    /// Whether the person is written to when the cancellation is undone: whoever was not confirmed needs the link.
    public boolean isUndoMailed(RegionalDay day, Instant now) {
        return wasUnconfirmed() || isRestorationMailed(day, now);
    }

    /// Whether a participant who came is written to at once: after the day the attestation says that it counts.
    public boolean isRestorationMailed(RegionalDay day, Instant now) {
        return notices.wereSent() && day.isAhead() && !day.isOver(now);
    }

    /// Ends a request that was not confirmed in time. A mail follows only if one was sent before.
    Change<Registration, RegistrationEvent> lapse(RegionalDay day, Instant now) {
        if (!(status instanceof Requested hold) || !hold.isOverAt(now)) return Change.none(this);
        var lapsed = with(new Lapsed(now));
        return notices.wereSent() ? to(lapsed, events(day).lapsed(now)) : to(lapsed);
    }

    /// Changes workshops, structure, needs or answers. Changed places are notified by `notifyOfChanges`.
    Change<Registration, RegistrationEvent> choose(Wishes wanted, String by, Instant now) {
        if (!isActive()) return Change.none(this);
        return audited(to(choosing(wanted, null)), by, now);
    }

    /// Chooses the wanted and the present workshops until it is known which of them have a seat. The participant and
    /// the history are told what comes of it.
    Change<Registration, RegistrationEvent> beginSwap(Wishes meanwhile, String by, Instant now) {
        return isActive() ? to(choosing(meanwhile, new Swapping(now, by))) : Change.none(this);
    }

    /// It after the participant has chosen from these workshops, or none of them.
    Registration considering(List<SessionId> workshops) {
        var known = considered == null ? List.<SessionId>of() : considered;
        if (known.containsAll(workshops)) return this;
        return with(
                seen,
                Stream.concat(known.stream(), workshops.stream()).distinct().toList(),
                swapping);
    }

    /// The choice was sent as it is stored: nothing changes but what has been considered.
    Change<Registration, RegistrationEvent> keepChoice(List<SessionId> workshops) {
        return to(considering(workshops));
    }

    /// Whether the participant has yet to choose a workshop of this slot, or none: it was added after the choice.
    public boolean isUndecided(Slot slot) {
        return considered != null && !slot.hasAny(considered) && !slot.hasAny(wishes.workshops());
    }

    /// Keeps of the wishes, if they are still these, what was gained by them.
    Change<Registration, RegistrationEvent> finishSwap(Swap swap, Wishes gained, Instant now) {
        if (!isActive() || swapping == null || !wishes.equals(swap.meanwhile())) return Change.none(this);
        var finished = choosing(gained, null);
        var fields = RegistrationDifference.between(with(swap.before()), finished);
        var change = to(finished);
        return fields.isEmpty()
                ? change
                : change.audited(
                        entry(RegistrationAction.CHANGED, swapping.by(), now).changing(fields));
    }

    private Registration choosing(Wishes wanted, @Nullable Swapping swap) {
        return with(wanted).with(status.choose(wanted)).with(swap);
    }

    /// Ends what was written in two steps and never finished, after a crash: a restoration leaves the lists again, a
    /// swap keeps both choices, the earlier one last.
    Change<Registration, RegistrationEvent> endUnfinished(Instant now) {
        if (status instanceof Cancelled cancelled && cancelled.isUnfinishedAt(now)) return leaveAgain();
        if (swapping == null || swapping.isGoingOnAt(now)) return Change.none(this);
        return to(with((Swapping) null)).audited(entry(RegistrationAction.CHANGED, swapping.by(), now));
    }

    /// Replaces a free-text structure by this one of the directory. A check-in is published again with the
    /// structure.
    Change<Registration, RegistrationEvent> attach(RegionalDay day, Structure structure, String by, Instant now) {
        if (!isActive() || wishes.otherStructure() == null) return Change.none(this);
        var attached = with(wishes.withStructure(structure.id()));
        var at = attendance.checkedInAt();
        var change = at == null || day.isRehearsal()
                ? to(attached)
                : to(attached, events(day).checkedIn(structure, at));
        return audited(change, by, now);
    }

    /// Changes the name, and enters another address, which applies once its owner has confirmed it.
    ///
    /// @param asksOwner whether a link to confirm it is sent to the new address: only then is it in the contact
    Change<Registration, RegistrationEvent> correct(
            RegionalDay day, PersonName name, EmailAddress email, boolean asksOwner, String by, Instant now) {
        if (!isActive()) return Change.none(this);
        var until = status instanceof Requested hold ? hold.heldUntil() : now.plus(Contact.CONFIRM_WITHIN);
        var entered = contact.rename(name).enter(email, until, asksOwner);
        var corrected = with(entered);
        var isNew =
                entered.pendingAddress() != null && !entered.pendingAddress().equals(contact.pendingAddress());
        // Published also if the owner is not asked: the number of entries, which calendar files contain, does not
        // tell whether the address is registered.
        var change = isNew ? to(corrected, corrected.events(day).newAddress(until, now)) : to(corrected);
        return audited(change.publishingState(), by, now);
    }

    /// Makes the pending address that of the participant, and confirms a registration that was not
    /// confirmed. Links that were sent to the previous address become invalid.
    ///
    /// @param entered the version of the contact, from the link sent to the new address
    Change<Registration, RegistrationEvent> confirmAddress(RegionalDay day, Places places, long entered, Instant now) {
        var confirmed = with(contact.confirm(entered));
        if (!isActive() || confirmed.equals(this)) return Change.none(this);
        if (status instanceof Requested hold && !day.isCancelled()) {
            return hold.isPlaced() ? confirmed.confirm(day, places, now).publishingState() : confirm(day, places, now);
        }
        return to(confirmed.with(notices.sentAt(now)), confirmed.linkRenewed(day, places, now))
                .publishingState();
    }

    /// Drops this new address, whose owner was erased.
    Change<Registration, RegistrationEvent> dropAddress(EmailAddress email) {
        return to(with(contact.drop(email))).publishingState();
    }

    /// Drops a new address that was not confirmed in time.
    Change<Registration, RegistrationEvent> expireAddress(Instant now) {
        return to(with(contact.expire(now))).publishingState();
    }

    /// Sends a new link by mail and invalidates older ones.
    ///
    /// @param places the current ones
    Change<Registration, RegistrationEvent> renewLink(RegionalDay day, Places places, Instant now) {
        if (!isActive() || !asOf(day, now).isActive()) return Change.none(this);
        var renewed = with(contact.withNewLink()).with(notices.sentAt(now));
        return to(renewed, renewed.linkRenewed(day, places, now));
    }

    private RegistrationEvent linkRenewed(RegionalDay day, Places current, Instant now) {
        return events(day).linkRenewed(asOf(day, now).status, known(current), now);
    }

    /// Notifies the participant of what has changed since the last message: seats gained or lost, a session
    /// at another time or in another room, workshops allocated, a day cancelled or reinstated. A new rank in
    /// a queue is not notified. A gained seat is offered until a deadline, unless it is swapped for a less
    /// preferred one or the participant is present already. Once the day has begun it is recorded without a
    /// notification: the desk tells where there is room.
    Change<Registration, RegistrationEvent> notifyOfChanges(RegionalDay day, Places now, Instant at) {
        if (swapping != null && swapping.isGoingOnAt(at)) return Change.none(this);
        if (status instanceof Requested hold) return notifyUnconfirmed(day, hold, at);
        if (!(status instanceof Confirmed known)) return Change.none(this);
        var before = known.at(day);
        var changes = new PlaceChanges(day, wishes, before, now);
        if (changes.isNone()) return Change.none(this);
        if (day.hasBegun(at)) {
            var recorded = before.notified(changes, List.of());
            return to(
                    with(recorded).knowing(before.agenda(), changes),
                    events(day).changesButPromotions(changes, recorded, at));
        }
        var offers = attendance.isCheckedIn() ? List.<Offer>of() : changes.offers(at);
        var notified = before.notified(changes, offers);
        var isAssigned = known.isOfferedDay() && !before.isOfferedDay() && changes.isSeated(null);
        return to(
                with(notified).knowing(before.agenda(), changes),
                events(day).changes(changes, offers, notified, isAssigned, at));
    }

    /// Who has not confirmed yet, and so knows of no places, is told that the day or a session has changed or is
    /// cancelled, and asked again if the day takes place after all.
    private Change<Registration, RegistrationEvent> notifyUnconfirmed(RegionalDay day, Requested hold, Instant at) {
        if (!day.isCancelled() && !day.isAhead()) return Change.none(this);
        var current = Agenda.of(day, wishes.workshops());
        if (hold.agenda() == null) return to(with(hold.informed(current)));
        var changes = PlaceChanges.beforeConfirmation(day, wishes, hold.agenda());
        if (changes.isNone()) return Change.none(this);
        var isReinstated = hold.isCalledOff() && !day.isCancelled();
        var next = (isReinstated ? hold.reinstate(day, at) : hold.before(day, at)).informed(current);
        var informed = with(next).knowing(hold.agenda(), changes);
        if (!notices.wereSent() || !changes.isOfDay()) return to(informed);
        return to(
                informed.with(notices.sentAt(at)),
                events(day).changedBeforeConfirmation(changes, next.heldUntil(), at));
    }

    /// The page goes on comparing with what was known before, until the participant has seen it. What was chosen since
    /// is
    /// known as it is told now.
    private Registration knowing(Agenda before, PlaceChanges changes) {
        if (seen == null && changes.earlier() == null) return this;
        return seeing((seen == null ? before : seen).completedBy(changes.agenda()));
    }

    /// What has changed of the times and rooms since the participant has confirmed or seen them; empty if that is not
    /// known.
    public Optional<ChangedAgenda> changedAgenda(RegionalDay day) {
        var known = seen != null ? seen : status.agenda();
        return known == null ? Optional.empty() : ChangedAgenda.between(known, day, wishes.workshops());
    }

    /// What participants have lost because there are fewer seats, and were not written to yet.
    ///
    /// @param day whether it is the place at the day, with all workshops
    /// @param workshops that still take place
    public record LostSeats(boolean day, List<Session> workshops) {}

    /// By the current places; null if nothing is lost.
    public @Nullable LostSeats lostSeats(RegionalDay day, Places current) {
        if (!(status instanceof Confirmed confirmed) || attendance.isCheckedIn()) return null;
        var changes = new PlaceChanges(day, wishes, confirmed, current);
        if (changes.isDayLost()) return new LostSeats(true, List.of());
        var workshops = changes.lost().stream()
                .flatMap(id -> day.session(new SessionId(id)).stream())
                .toList();
        return workshops.isEmpty() ? null : new LostSeats(false, workshops);
    }

    /// The participant has seen what has changed; a no-op if it has changed again since.
    Change<Registration, RegistrationEvent> seeChanges(RegionalDay day, String version) {
        return changedAgenda(day)
                .filter(shown -> isActive() && shown.version().equals(version))
                .map(_ -> to(seeing(Agenda.of(day, wishes.workshops()))))
                .orElseGet(() -> Change.none(this));
    }

    /// Whether the participant is told when the day is cancelled or takes place after all.
    boolean isNotifiedOfCancellation() {
        return isConfirmed() || status instanceof Requested && notices.wereSent();
    }

    /// The accepted place at the day is confirmed by mail, like one without an offer. A no-op at a day that is
    /// cancelled: its offers stay for the case that it takes place.
    Change<Registration, RegistrationEvent> accept(RegionalDay day, @Nullable SessionId workshop, Instant now) {
        if (day.isCancelled()) return Change.none(this);
        var accepted = with(at(day).accept(workshop, now));
        return workshop == null && accepted.status instanceof Confirmed confirmed
                ? to(accepted, events(day).confirmed(confirmed, now))
                : to(accepted);
    }

    /// Gives up an offered seat; a no-op once it is accepted, withdrawn or over.
    Change<Registration, RegistrationEvent> decline(RegionalDay day, SessionId workshop, String by, Instant now) {
        if (day.isCancelled()) return Change.none(this);
        var isOffered = at(day).offers().stream().anyMatch(offer -> offer.isOf(workshop) && !offer.isOverAt(now));
        return isOffered ? choose(wishes.without(List.of(workshop)), by, now) : Change.none(this);
    }

    /// Expires offers: the place at the day with its workshops, or single workshops.
    Change<Registration, RegistrationEvent> expireOffers(RegionalDay day, Instant now) {
        if (!(at(day) instanceof Confirmed confirmed)) return Change.none(this);
        var expired = confirmed.expired(now);
        if (expired.isEmpty()) return Change.none(this);
        return to(without(expired, confirmed, now), events(day).offersExpired(expired, now))
                .audited(entry(RegistrationAction.OFFER_EXPIRED, AuditEntry.SYSTEM, now));
    }

    /// It as people are told it: an offer has ended once its time is over, also before that is written. A day that is
    /// cancelled ends no offer; one that was moved may end it earlier.
    public Registration asOf(RegionalDay day, Instant now) {
        if (!day.isAhead() || !(at(day) instanceof Confirmed confirmed)) return this;
        var expired = confirmed.expired(now);
        if (!expired.isEmpty()) return without(expired, confirmed, now);
        return confirmed.equals(status) ? this : with(confirmed);
    }

    private RegistrationStatus at(RegionalDay day) {
        return status instanceof Confirmed confirmed ? confirmed.at(day) : status;
    }

    /// Whether the time of this offer is over, which is not written yet.
    public boolean hasMissed(RegionalDay day, @Nullable SessionId workshop, Instant now) {
        return at(day).offers().stream().anyMatch(offer -> offer.isOf(workshop) && offer.isOverAt(now));
    }

    private Registration without(List<Offer> expired, Confirmed confirmed, Instant now) {
        return with(wishes.without(Offer.workshops(expired))).with(confirmed.expire(expired, now));
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
                with(recorded).with(confirmed.withoutOffers()), events(day).checkIns(attendance, recorded, structure));
    }

    /// Withdraws a check-in that was made by mistake.
    ///
    /// @param session absent for the day with all sessions
    public Change<Registration, RegistrationEvent> withdrawCheckIn(
            RegionalDay day, @Nullable SessionId session, String by, Instant now) {
        var left = attendance.withdraw(session, now);
        var entry = entry(RegistrationAction.CHECK_IN_WITHDRAWN, by, now);
        return to(with(left), events(day).withdrawals(attendance, left, now))
                .audited(session == null ? entry : entry.about(session.value()));
    }

    /// Publishes what is due after the day, once, even if the day is marked as held again.
    Change<Registration, RegistrationEvent> followUp(RegionalDay day, Instant now) {
        var heldAt = day.heldAt();
        if (heldAt == null || !isConfirmed()) return Change.none(this);
        return notices.dueFollowUp(attendance.isCheckedIn(), isAwaited(day), heldAt, now)
                .map(due -> to(with(notices.followedUpBy(due)), events(day).followUp(due, now)))
                .orElseGet(() -> Change.none(this));
    }

    /// Whether the participant is missed without attendance: who had a place when the day began. Who was confirmed or
    /// restored later came to the desk, or could not know of it in time.
    boolean isAwaited(RegionalDay day) {
        return status instanceof Confirmed confirmed
                && confirmed.places().day().seated()
                && !day.hasBegun(confirmed.at());
    }

    /// The free texts that were typed for it, by the name of their field.
    private Map<String, String> texts() {
        return wishes.texts(status.reason());
    }

    /// Replaces a free text; a no-op if it was changed meanwhile.
    ///
    /// @param before the text as it was read
    public Change<Registration, RegistrationEvent> rewrite(
            String field, String before, String after, String by, Instant now) {
        if (!before.equals(texts().get(field))) return Change.none(this);
        var rewritten = status instanceof Cancelled cancelled && field.equals(REASON)
                ? with(cancelled.with(after))
                : with(wishes.with(field, after));
        return audited(to(rewritten), by, now);
    }

    /// Deletes data after its retention period.
    ///
    /// @param erased the deleted answer or needs, with the date
    public Change<Registration, RegistrationEvent> eraseExpired(ErasureRecord erased, Instant now) {
        var left = wishes.withoutErased(erased);
        if (left.equals(wishes)) return Change.none(this);
        var entry = AuditEntry.of(RegistrationAction.DATA_EXPIRED, AuditEntry.SYSTEM, now, id.subject());
        return to(with(left).with(erased)).audited(entry.about(erased.category().name()));
    }

    /// Erases the person: name, address, structure, needs, choices. The attendance stays counted.
    ///
    /// @param category the data whose retention period expired, or `ON_REQUEST`
    Change<Registration, RegistrationEvent> erase(String by, ErasureRecord.Category category, Instant now) {
        if (isErased()) return Change.none(this);
        var erased =
                with(contact.erased()).with(Wishes.NONE).with(new Erased(now)).with(ErasureRecord.of(category, now));
        return to(erased, RegistrationEventFactory.erased(this, now))
                .publishingState()
                .audited(entry(RegistrationAction.ERASED, by, now));
    }

    /// Repeats an erasure that a restored store has lost, with its reason.
    Change<Registration, RegistrationEvent> eraseAgain(Instant now) {
        return erase(AuditEntry.SYSTEM, ErasureRecord.Category.AFTER_RESTORE, now);
    }

    /// Derives the keys for search and sorting again, after a change of their form.
    Change<Registration, RegistrationEvent> renewListing() {
        return to(with(contact));
    }

    /// These current places as the participant may know them, here and in every list: one that was just gained is still
    /// waited for until the notification has decided whether it must be accepted.
    public Places known(Places current) {
        return status instanceof Confirmed confirmed && !attendance.isCheckedIn() ? confirmed.known(current) : current;
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
    private Change<Registration, RegistrationEvent> audited(
            Change<Registration, RegistrationEvent> change, String by, Instant now) {
        var fields = RegistrationDifference.between(this, change.state());
        return change.audited(entry(RegistrationAction.CHANGED, by, now).changing(fields));
    }

    private AuditEntry entry(RegistrationAction action, String by, Instant now) {
        return AuditEntry.of(action, by, now, id.subject(), day.subject());
    }

    private RegistrationEventFactory events(RegionalDay day) {
        return RegistrationEventFactory.of(this, day);
    }

    /// A no-op if the components decided that nothing changes.
    private Change<Registration, RegistrationEvent> to(Registration next, RegistrationEvent... events) {
        return next.equals(this) ? Change.none(this) : Change.to(next, events);
    }

    private Registration with(Contact other) {
        return with(other, wishes, status, attendance, notices, erasures);
    }

    /// What is not chosen any more is forgotten as seen: chosen again, it is known as it is then.
    private Registration with(Wishes other) {
        var dropped = wishes.without(other.workshops()).workshops();
        var left = with(contact, other, status, attendance, notices, erasures);
        return seen == null || dropped.isEmpty() ? left : left.seeing(seen.without(dropped));
    }

    private Registration with(RegistrationStatus other) {
        return with(contact, wishes, other, attendance, notices, erasures);
    }

    private Registration with(Attendance other) {
        return with(contact, wishes, status, other, notices, erasures);
    }

    private Registration with(Notices other) {
        return with(contact, wishes, status, attendance, other, erasures);
    }

    private Registration with(ErasureRecord added) {
        var all = Stream.concat(erasures.stream(), Stream.of(added)).toList();
        return with(contact, wishes, status, attendance, notices, all);
    }

    private Registration seeing(@Nullable Agenda agenda) {
        return with(agenda, considered, swapping);
    }

    private Registration with(@Nullable Swapping swap) {
        return with(seen, considered, swap);
    }

    private Registration with(
            @Nullable Agenda seen, @Nullable List<SessionId> considered, @Nullable Swapping swapping) {
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
                version);
    }
}
