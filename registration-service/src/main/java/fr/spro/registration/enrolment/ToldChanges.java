package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.Registration.LostSeats;
import fr.spro.registration.enrolment.RegistrationStatus.Confirmed;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A registration whose participant is told what has changed of day and places, and says to have seen it.
record ToldChanges(Registration found, RegionalDay day) {

    /// Notifies the participant of what has changed since the last message: seats gained or lost, a session
    /// at another time or in another room, workshops allocated, a day cancelled or reinstated. A new rank
    /// in a queue is not notified. A gained seat is offered until a deadline, unless it is swapped for a
    /// less preferred one or the participant is present already. Once the day has begun it is recorded
    /// without a notification: the desk tells where there is room. Nobody is told anything of a day that is
    /// over: there is nothing left to do, and its hours may be a slip that is corrected next.
    Change<Registration, RegistrationEvent> notifyOfChanges(Places now, Instant at) {
        var swapping = found.swapping();
        if (swapping != null && swapping.isGoingOnAt(at)) return Change.none(found);
        if (found.status() instanceof Requested hold) {
            return day.isOver(at) ? Change.none(found) : notifyUnconfirmed(hold, at);
        }
        if (!(found.status() instanceof Confirmed known)) return Change.none(found);
        var before = known.at(day);
        var changes = new PlaceChanges(day, found.wishes(), before, now);
        if (changes.isNone()) return Change.none(found);
        if (day.isOver(at)) return found.to(found.with(before.placed(changes.places())));
        var events = new PlaceChangeEvents(found, day, changes);
        if (day.hasBegun(at)) {
            var recorded = before.notified(changes, List.of());
            return found.to(
                    knowing(found.with(recorded), before, changes),
                    events.withoutPromotion(recorded, at));
        }
        var offers = found.attendance().isCheckedIn() ? List.<Offer>of() : changes.offers(at);
        var notified = before.notified(changes, offers);
        var isAssigned = known.isOfferedDay() && !before.isOfferedDay() && changes.isSeated(null);
        return found.to(
                knowing(found.with(notified), before, changes),
                events.all(offers, notified, isAssigned, at));
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

    /// A digest of what the page shows as changed and as lost; empty if there is nothing.
    Optional<String> unseen(Places current) {
        var agenda = found.changedAgenda(day).map(ChangedAgenda::version).orElse("");
        var lost = lostSeats(current);
        if (agenda.isEmpty() && lost == null) return Optional.empty();
        var workshops = lost == null
                ? List.of()
                : lost.workshops().stream().map(Session::id).toList();
        return Optional.of(Fingerprint.of(agenda, lost != null && lost.day(), workshops));
    }

    /// The participant has seen what has changed; a no-op if it has changed again since.
    ///
    /// @param current the seats that there are now
    Change<Registration, RegistrationEvent> seeChanges(String version, Places current) {
        return unseen(current)
                .filter(shown -> found.isActive() && shown.equals(version))
                .map(_ -> found.to(seen(current)))
                .orElseGet(() -> Change.none(found));
    }

    private Registration seen(Places current) {
        var seeing = found.seeing(Agenda.of(day, found.wishes().workshops()));
        return lostSeats(current) == null ? seeing : seeing.knowing(KnownSeats.of(current));
    }

    /// What was lost by the current places, and not seen yet; null if nothing is lost. What was only
    /// offered was not theirs to lose.
    @Nullable
    LostSeats lostSeats(Places current) {
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
