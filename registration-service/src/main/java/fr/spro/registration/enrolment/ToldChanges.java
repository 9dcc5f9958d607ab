package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.RegistrationStatus.Confirmed;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import fr.spro.registration.enrolment.Unseen.LostSeats;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A registration whose participant is told what has changed of day and places, and says to have seen it.
record ToldChanges(Registration found, RegionalDay day) {

    /// Notifies the participant of what has changed since the last message: seats gained or lost, a session
    /// at another time or in another room, workshops allocated, a day cancelled or reinstated. A new rank
    /// in a queue is not notified. A gained seat is offered until a deadline, unless it is swapped for a
    /// less preferred one. Once the day has begun, or the participant is present, it is recorded without a
    /// notification: the desk tells where there is room. Nobody is told anything of a day that is over: there
    /// is nothing left to do, and its hours may be a slip that is corrected next.
    Change<Registration, RegistrationEvent> notifyOfChanges(Places now, Instant at) {
        var swapping = found.swapping();
        if (swapping != null && swapping.isGoingOnAt(at)) return Change.none(found);
        if (found.status() instanceof Requested hold) {
            return day.isOver(at) ? Change.none(found) : notifyUnconfirmed(hold, at);
        }
        if (!(found.status() instanceof Confirmed known)) return Change.none(found);
        var before = known.at(day);
        var isPresent = found.attendance().isCheckedIn();
        var changes = new PlaceChanges(day, found.wishes(), before, isPresent ? letIn(before, now) : now);
        if (changes.isNone()) return Change.none(found);
        if (day.isOver(at)) return found.to(found.with(before.placed(changes.places())));
        var events = new PlaceChangeEvents(found, day, changes);
        if (day.hasBegun(at) || isPresent) {
            var recorded = before.notified(changes, List.of());
            return found.to(knowing(found.with(recorded), before, changes), events.withoutPromotion(recorded, at));
        }
        var offers = changes.offers(at);
        var notified = before.notified(changes, offers);
        var isAssigned = known.isOfferedDay() && !before.isOfferedDay() && changes.isSeated(null);
        return found.to(knowing(found.with(notified), before, changes), events.all(offers, notified, isAssigned, at));
    }

    /// These places of somebody who is present: a place at the day is neither gained nor lost any more, unless
    /// the attendance is withdrawn.
    private static Places letIn(Confirmed told, Places now) {
        return new Places(told.places().day(), now.workshops());
    }

    /// Who has not confirmed yet, and so knows of no places, is told that the day or a session has changed
    /// or is cancelled, and asked again if the day takes place after all.
    private Change<Registration, RegistrationEvent> notifyUnconfirmed(Requested hold, Instant at) {
        if (!day.isCancelled() && !day.isAhead()) return Change.none(found);
        if (hold.agenda() == null) {
            return found.to(
                    found.with(hold.informed(Agenda.of(day, found.wishes().workshops()))));
        }
        var changes = PlaceChanges.beforeConfirmation(day, found.wishes(), hold.agenda());
        if (changes.isNone()) return Change.none(found);
        var isReinstated = hold.isCalledOff() && !day.isCancelled();
        var next = (isReinstated ? hold.reinstate(day, at) : hold.before(day, at)).informed(changes.agenda());
        var informed = knowing(found.with(next), hold.agenda(), changes);
        if (!found.notices().wereSent() || !changes.isOfDay()) return found.to(informed);
        return found.to(
                informed.with(found.notices().sentAt(at)),
                new PlaceChangeEvents(found, day, changes).beforeConfirmation(next.heldUntil(), at));
    }

    /// The same for the seats, once one is lost; one that a better one replaces or that was only
    /// offered is not.
    private static Registration knowing(Registration told, Confirmed before, PlaceChanges changes) {
        var known = told.knownSeats();
        if (known == null && !changes.isAnyOfTheirsLost()) return knowing(told, before.agenda(), changes);
        var released = changes.released().stream().map(SessionId::new).toList();
        var seats = (known == null ? KnownSeats.of(before.accepted()) : known)
                .without(released)
                .withoutOffers(changes)
                .with(changes.places());
        return knowing(told.knowing(seats), before.agenda(), changes);
    }

    /// The page goes on comparing with what was known before, until the participant has seen it. What was
    /// chosen since is known as it is told now.
    private static Registration knowing(Registration told, Agenda before, PlaceChanges changes) {
        var seen = told.seen();
        if (seen == null && changes.earlier() == null) return told;
        return told.seeing((seen == null ? before : seen).completedBy(changes.agenda()));
    }

    /// What the page shows as changed and as lost.
    Unseen unseen(Places current) {
        return new Unseen(changedAgenda(), lostSeats(current));
    }

    /// The participant has seen what has changed; a no-op if it has changed again since.
    ///
    /// @param current the seats that there are now
    Change<Registration, RegistrationEvent> seeChanges(String version, Places current) {
        var unseen = unseen(current);
        if (unseen.isNone() || !found.isActive() || !unseen.version().equals(version)) return Change.none(found);
        var seeing = found.seeing(Agenda.of(day, found.wishes().workshops()));
        return found.to(unseen.lost() == null ? seeing : seeing.knowing(KnownSeats.of(current)));
    }

    /// Of the times and rooms since the participant has confirmed or seen them; null if nothing has
    /// changed, or that is not known.
    private @Nullable ChangedAgenda changedAgenda() {
        var known = found.seen() != null ? found.seen() : found.status().agenda();
        return known == null
                ? null
                : ChangedAgenda.between(known, day, found.wishes().workshops()).orElse(null);
    }

    /// What was lost by the current places, and not seen yet; null if nothing is lost. What was only
    /// offered was not theirs to lose.
    private @Nullable LostSeats lostSeats(Places current) {
        if (!(found.status() instanceof Confirmed confirmed)
                || found.attendance().isCheckedIn()) return null;
        var known = found.knownSeats();
        var changes = known == null
                ? new PlaceChanges(day, found.wishes(), confirmed, current)
                : PlaceChanges.of(day, found.wishes(), known, confirmed, current);
        if (changes.isOfferLost()) return null;
        if (changes.isDayLost()) return new LostSeats(true, List.of());
        var offered = changes.offersLost();
        var workshops = changes.lost().stream()
                .filter(id -> !offered.contains(id))
                .flatMap(id -> day.session(new SessionId(id)).stream())
                .toList();
        return workshops.isEmpty() ? null : new LostSeats(false, workshops);
    }
}
