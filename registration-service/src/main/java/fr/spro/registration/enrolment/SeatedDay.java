package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.person.PersonName;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import fr.spro.registration.seating.Seating;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A day with its seats at one time. A decision may only rely on one that was read after the registration:
/// an older one may be from before the last notification, and would revoke it.
///
/// @param settle the time without a further change of the day before anybody is notified
record SeatedDay(RegionalDay day, Seating seating, Duration settle) {

    /// It once this one has joined the lists.
    SeatedDay with(Registration joining) {
        return new SeatedDay(day, seating.with(joining.claim()), settle);
    }

    /// @param hold what would be held for a new registration
    Change<Registration, RegistrationEvent> repeat(Registration found, PersonName name, Requested hold, Instant now) {
        return new PendingRequest(found, day).repeat(name, hold, placesOf(found.asOf(day, now)), now);
    }

    /// A no-op, as all ways to confirm are, while the lists are not consistent with it.
    Change<Registration, RegistrationEvent> confirm(Registration found, Instant now) {
        return pending(found, request -> request.confirm(placesOf(found), now));
    }

    Change<Registration, RegistrationEvent> confirmOwn(Registration found, Instant now) {
        return pending(found, request -> request.confirmOwn(placesOf(found), now));
    }

    Change<Registration, RegistrationEvent> confirmAtTheDoor(Registration found, Instant now) {
        return pending(found, request -> request.confirmAtTheDoor(placesOf(found), now));
    }

    Change<Registration, RegistrationEvent> confirmEntered(Registration found, Instant now) {
        return pending(found, request -> request.confirmEntered(placesOf(found), now));
    }

    Change<Registration, RegistrationEvent> confirmEnteredBy(
            Registration found, String by, boolean isThere, Instant now) {
        var change = isThere ? confirmAtTheDoor(found, now) : confirm(found, now);
        return change.state().isConfirmed() ? change.audited(found.entry(RegistrationAction.ENTERED, by, now)) : change;
    }

    Change<Registration, RegistrationEvent> confirmFor(Registration found, String by, Instant now) {
        return pending(found, request -> request.confirmFor(placesOf(found), by, now));
    }

    Change<Registration, RegistrationEvent> restore(Registration found, String by, Instant now) {
        return new EndedRegistration(found).restore(day, placesOf(found), by, now);
    }

    /// A no-op while the lists are not consistent with it: the places would be promised to others as well.
    Change<Registration, RegistrationEvent> undoCancellation(Registration found, String by, Instant now) {
        if (!isConsistentWith(found)) return Change.none(found);
        return new EndedRegistration(found).undoCancellation(day, seating.placesWith(found.claim()), by, now);
    }

    /// A no-op once the seat is not theirs any more: staff may have taken it away since it was offered.
    Change<Registration, RegistrationEvent> accept(
            Registration found, @Nullable SessionId workshop, String by, Instant now) {
        return new Offers(found, day).accept(workshop, placesOf(found), by, now);
    }

    Change<Registration, RegistrationEvent> renewLink(Registration found, Instant now) {
        return new ContactChanges(found).renewLink(day, placesOf(found.asOf(day, now)), now);
    }

    Change<Registration, RegistrationEvent> resendLink(Registration found, String by, Instant now) {
        return new ContactChanges(found).resendLink(day, placesOf(found.asOf(day, now)), by, now);
    }

    /// @param entered the version of the contact in which the address was entered
    Change<Registration, RegistrationEvent> confirmAddress(Registration found, long entered, Instant now) {
        return found.status() instanceof Requested && !isConsistentWith(found)
                ? Change.none(found)
                : new ContactChanges(found).confirmAddress(day, placesOf(found.asOf(day, now)), entered, now);
    }

    /// Notifies of changes, unless the day was changed a moment ago and may be changed again, or the lists
    /// are not consistent with the registration yet.
    Change<Registration, RegistrationEvent> notifyOfChanges(Registration found, Instant now) {
        if (day.settlesAt(settle, now).isPresent()) return Change.none(found);
        return isConsistentWith(found)
                ? new ToldChanges(found, day).notifyOfChanges(placesOf(found), now)
                : Change.none(found);
    }

    Change<Registration, RegistrationEvent> seeChanges(Registration found, String version) {
        return new ToldChanges(found, day).seeChanges(version, placesOf(found));
    }

    boolean isConsistentWith(Registration found) {
        return !day.isAhead() || seating.isConsistentWith(found.claim());
    }

    private Change<Registration, RegistrationEvent> pending(
            Registration found, Function<PendingRequest, Change<Registration, RegistrationEvent>> decision) {
        return isConsistentWith(found) ? decision.apply(new PendingRequest(found, day)) : Change.none(found);
    }

    private Places placesOf(Registration found) {
        return seating.placesOf(found.claim());
    }
}
