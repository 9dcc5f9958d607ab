package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.PersonName;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import java.time.Instant;

/// A registration whose name or address is corrected, or whose link is renewed.
record ContactChanges(Registration found) {

    /// Changes the name, and enters another address, which applies once its owner has confirmed it.
    ///
    /// @param asksOwner whether a link to confirm it is sent to the new address: only then is it in the
    /// contact
    Change<Registration, RegistrationEvent> correct(
            RegionalDay day, PersonName name, EmailAddress email, boolean asksOwner, String by, Instant now) {
        if (!found.isActive()) return Change.none(found);
        var contact = found.contact();
        var until = found.status() instanceof Requested hold ? hold.heldUntil() : now.plus(Contact.CONFIRM_WITHIN);
        var entered = contact.rename(name).enter(email, until, asksOwner);
        var corrected = found.with(entered);
        var isNew =
                entered.pendingAddress() != null && !entered.pendingAddress().equals(contact.pendingAddress());
        // Published also if the owner is not asked: the number of entries, which calendar files contain, does not
        // tell whether the address is registered.
        var change = isNew ? found.to(corrected, corrected.events(day).newAddress(until, now)) : found.to(corrected);
        return found.audited(change.publishingState(), by, now);
    }

    /// Makes the pending address that of the participant, and confirms a registration that was not
    /// confirmed, unless the day is over or cancelled. Links that were sent to the previous address become invalid.
    ///
    /// @param entered the version of the contact, from the link sent to the new address
    Change<Registration, RegistrationEvent> confirmAddress(RegionalDay day, Places places, long entered, Instant now) {
        var confirmed = found.with(found.contact().confirm(entered));
        if (!found.isActive() || day.isArchived() || confirmed.equals(found)) return Change.none(found);
        if (found.status() instanceof Requested hold && takesConfirmations(day, now)) {
            return hold.isPlaced()
                    ? new PendingRequest(confirmed, day).confirm(places, now).publishingState()
                    : new PendingRequest(found, day).confirm(places, now);
        }
        return found.to(confirmed.with(found.notices().sentAt(now)), linkRenewed(confirmed, day, places, now))
                .publishingState();
    }

    private static boolean takesConfirmations(RegionalDay day, Instant now) {
        return !day.isCancelled() && !day.isHeld() && !day.isOver(now);
    }

    /// Drops this new address, whose owner was erased.
    Change<Registration, RegistrationEvent> dropAddress(EmailAddress email) {
        return found.to(found.with(found.contact().drop(email))).publishingState();
    }

    /// Drops a new address that was not confirmed in time.
    Change<Registration, RegistrationEvent> expireAddress(Instant now) {
        return found.to(found.with(found.contact().expire(now))).publishingState();
    }

    /// Sends a new link by mail and invalidates older ones, for a visitor who has entered the address.
    ///
    /// @param places the current ones
    Change<Registration, RegistrationEvent> renewLink(RegionalDay day, Places places, Instant now) {
        return renewLink(day, places, found.notices().repeatedAt(now), now);
    }

    /// The same by a member of staff.
    Change<Registration, RegistrationEvent> resendLink(RegionalDay day, Places places, String by, Instant now) {
        return renewLink(day, places, found.notices().sentAt(now), now)
                .audited(found.entry(RegistrationAction.LINK_RESENT, by, now));
    }

    private Change<Registration, RegistrationEvent> renewLink(
            RegionalDay day, Places places, Notices sent, Instant now) {
        if (!found.isActive() || !found.asOf(day, now).isActive()) return Change.none(found);
        var renewed = found.with(found.contact().withNewLink()).with(sent);
        return found.to(renewed, linkRenewed(renewed, day, places, now));
    }

    private static RegistrationEvent linkRenewed(Registration renewed, RegionalDay day, Places current, Instant now) {
        return renewed.events(day).linkRenewed(renewed.asOf(day, now).status(), renewed.told(current), now);
    }
}
