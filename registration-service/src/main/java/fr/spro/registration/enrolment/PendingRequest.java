package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.person.PersonName;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Slot;
import fr.spro.registration.enrolment.RegistrationStatus.Cancelled;
import fr.spro.registration.enrolment.RegistrationStatus.Confirmed;
import fr.spro.registration.enrolment.RegistrationStatus.Erased;
import fr.spro.registration.enrolment.RegistrationStatus.Lapsed;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;

/// A registration until its address is confirmed: its request is repeated, corrected, reminded of, and
/// confirmed, or it lapses.
record PendingRequest(Registration found, RegionalDay day) {

    /// Answers another request with this address. The same person receives the first message again, but not
    /// shortly after another mail; a hold is extended in any case. If it is for another person, the mail
    /// says whose registration this is, and that nobody was added.
    ///
    /// @param wanted what would be held for a new registration
    /// @param current the seats that there are now
    Change<Registration, RegistrationEvent> repeat(PersonName name, Requested wanted, Places current, Instant now) {
        var shown = found.asOf(day, now);
        if (!shown.isActive()) return Change.none(found);
        return isOf(name) ? remind(shown, wanted, current, now) : reportRepetition(now);
    }

    /// Corrects a request that is not confirmed, which keeps its place and its address: another address
    /// is that of another request.
    ///
    /// @param wanted what would be held for a new registration
    /// @param mails whether the link to confirm may be mailed
    Change<Registration, RegistrationEvent> correctRequest(
            Participant other, Wishes chosen, Requested wanted, boolean mails, Instant now) {
        var isSameAddress = other.email().equals(found.participant().email());
        if (!(found.status() instanceof Requested before) || !isSameAddress) return Change.none(found);
        var renewed = bounded(before, wanted);
        // What was held before may not include other workshops.
        var isHeld = wanted.isPlaced() || found.wishes().workshops().containsAll(chosen.workshops());
        var hold = (isHeld ? renewed : renewed.withoutPlace()).informed(Agenda.of(day, chosen.workshops()));
        var entered = found.with(found.contact().correct(other)).with(chosen).with(hold);
        var corrected = new Choices(entered).considering(Slot.workshops(day.slots()));
        var isMailed = mails && !found.notices().areRecentAt(now);
        var events = new ArrayList<>(
                corrected.events(day).structureChosen(found.wishes().structure(), now));
        if (isMailed) events.add(corrected.events(day).requested(hold.heldUntil(), now));
        var change = found.to(isMailed ? corrected.with(found.notices().repeatedAt(now)) : corrected, events);
        return found.audited(change.publishingState(), Participant.ACTOR, now);
    }

    /// Erases a request that is not confirmed, because its sender has entered a wrong address.
    Change<Registration, RegistrationEvent> withdrawRequest(Instant now) {
        return found.status() instanceof Requested
                ? new Erasure(found).ofPerson(Participant.ACTOR, ErasureRecord.Category.ON_REQUEST, now)
                : Change.none(found);
    }

    /// The hold after another request, for two days at most since the first one.
    private Requested bounded(Requested before, Requested wanted) {
        var first = before.since() == null ? found.requestedAt() : before.since();
        return before.renewed(wanted.endingBy(first.plus(HoldTime.LONGEST)));
    }

    private Change<Registration, RegistrationEvent> remind(
            Registration shown, Requested wanted, Places current, Instant now) {
        var isTooEarly = found.notices().areRecentAt(now);
        return switch (shown.status()) {
            case Requested before -> {
                var hold = bounded(before, wanted);
                yield isTooEarly
                        ? found.to(found.with(hold))
                        : found.to(
                                found.with(hold).with(found.notices().repeatedAt(now)),
                                found.events(day).requestedOnceMore(hold.heldUntil(), now));
            }
            case Confirmed confirmed ->
                isTooEarly
                        ? Change.none(found)
                        : found.to(
                                found.with(found.notices().repeatedAt(now)),
                                repeated(confirmed, shown.known(current), now));
            case Cancelled _, Lapsed _, Erased _ -> Change.none(found);
        };
    }

    /// An offer that is open, or the confirmation, with the places that the own page shows: some may be
    /// lost since the last mail; or that the attendance is recorded.
    private RegistrationEvent repeated(Confirmed confirmed, Places shown, Instant now) {
        if (found.attendance().isCheckedIn()) return found.events(day).confirmedAtTheDoor(shown, now);
        return confirmed
                .offerOfDay()
                .filter(_ -> shown.day().seated())
                .map(offer -> (RegistrationEvent) found.events(day).offered(shown, offer, now))
                .orElseGet(() -> found.events(day).confirmedOnceMore(confirmed, shown, now));
    }

    private boolean isOf(PersonName name) {
        return Listing.normalise(found.participant().name().full()).equals(Listing.normalise(name.full()));
    }

    /// Informs the owner of the address that it was entered for another registration.
    Change<Registration, RegistrationEvent> reportRepetition(Instant now) {
        return found.isActive()
                ? Change.to(
                        found.with(found.notices().repeatedAt(now)),
                        found.events(day).repeated(found.status(), now))
                : Change.none(found);
    }

    /// Reminds of a missing confirmation before the hold ends, but not shortly after another mail.
    Change<Registration, RegistrationEvent> remindOfHold(Instant now) {
        var notices = found.notices();
        if (!(found.status() instanceof Requested hold) || !notices.wereSent() || notices.areRecentAt(now)) {
            return Change.none(found);
        }
        return hold.remind(notices.toldAt(), now)
                .map(next -> found.to(found.with(next), found.events(day).holdReminded(next.heldUntil(), now)))
                .orElseGet(() -> Change.none(found));
    }

    /// Confirms the address. A request without a place first joins the lists and stays unconfirmed; the
    /// caller confirms it again. Otherwise a place would be promised that somebody else can still take.
    Change<Registration, RegistrationEvent> confirm(Places places, Instant now) {
        return confirm(places, found.events(day).confirmed(places, now), now);
    }

    /// The same for somebody who came: the mail speaks of the attendance, not of a place or a rank.
    Change<Registration, RegistrationEvent> confirmAtTheDoor(Places places, Instant now) {
        return confirm(places, found.events(day).confirmedAtTheDoor(places, now), now);
    }

    /// The same by the participant, who confirms nothing once the day is over.
    Change<Registration, RegistrationEvent> confirmOwn(Places places, Instant now) {
        return day.isToCome(now) ? confirm(places, now) : Change.none(found);
    }

    private Change<Registration, RegistrationEvent> confirm(Places places, RegistrationEvent told, Instant now) {
        if (!(found.status() instanceof Requested hold) || day.isCancelled() || day.isArchived()) {
            return Change.none(found);
        }
        if (!hold.isPlaced()) return found.to(found.with(hold.placedNow()));
        var confirmed = Confirmed.at(now, day, found.wishes(), places);
        return found.to(found.with(confirmed).seeing(null).with(found.notices().sentAt(now)), told);
    }

    /// Confirms one that staff have entered, if they were interrupted before they did: nobody has
    /// asked the participant.
    Change<Registration, RegistrationEvent> confirmEntered(Places places, Instant now) {
        return isLeftEntered(now) ? confirm(places, now) : Change.none(found);
    }

    /// Whether it was entered by staff and should have been confirmed by now.
    boolean isLeftEntered(Instant now) {
        return found.status() instanceof Requested hold
                && hold.isEntered()
                && !now.isBefore(Objects.requireNonNullElse(hold.enteredAt(), found.requestedAt())
                        .plus(Registration.FINISHED_WITHIN));
    }

    /// The same by a member of staff, for a participant who asked for it.
    Change<Registration, RegistrationEvent> confirmFor(Places places, String by, Instant now) {
        var change = confirm(places, now);
        return change.state().isConfirmed()
                ? change.audited(found.entry(RegistrationAction.CONFIRMED, by, now))
                : change;
    }

    /// Sends the message with the link to confirm again, with the time to confirm of a new request; a no-op
    /// shortly after another mail.
    ///
    /// @param wanted what would be held for a new registration
    Change<Registration, RegistrationEvent> resendRequest(Requested wanted, String by, Instant now) {
        if (!(found.status() instanceof Requested hold)
                || found.resendRefusal(day, now).isPresent()) return Change.none(found);
        var renewed = hold.renewed(wanted);
        return found.to(
                        found.with(renewed).with(found.notices().sentAt(now)),
                        found.events(day).requested(renewed.heldUntil(), now))
                .audited(found.entry(RegistrationAction.REQUEST_RESENT, by, now));
    }

    /// Ends a request that was not confirmed in time. A mail follows only if one was sent before.
    Change<Registration, RegistrationEvent> lapse(Instant now) {
        if (!(found.status() instanceof Requested hold) || !hold.isOverAt(now)) return Change.none(found);
        var lapsed = found.with(new Lapsed(now));
        return found.notices().wereSent() ? found.to(lapsed, found.events(day).lapsed(now)) : found.to(lapsed);
    }
}
