package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.RegistrationStatus.Confirmed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A registration whose offered seats are accepted, declined, or end with their time. An offer is good
/// as long as its seat is there: staff are told before they take it away, and the person after.
record Offers(Registration found, RegionalDay day) {

    /// The accepted place at the day is confirmed by mail, like one without an offer. A no-op at a day that
    /// is cancelled: its offers stay for the case that it takes place.
    ///
    /// @param current the seats that there are now
    Change<Registration, RegistrationEvent> accept(
            @Nullable SessionId workshop, Places current, String by, Instant now) {
        if (day.isCancelled() || !Offer.hasSeat(workshop, current)) return Change.none(found);
        var accepted = found.with(current().accept(workshop, now));
        var change = workshop == null && accepted.status() instanceof Confirmed confirmed
                ? found.to(accepted, found.events(day).confirmed(confirmed, accepted.known(current), now))
                : found.to(accepted);
        if (change.isNone()) return change;
        var entry = found.entry(RegistrationAction.OFFER_ACCEPTED, by, now);
        return change.audited(workshop == null ? entry : entry.about(workshop.value()));
    }

    /// Gives up an offered seat; a no-op once it is accepted, withdrawn or over.
    Change<Registration, RegistrationEvent> decline(SessionId workshop, String by, Instant now) {
        if (day.isCancelled()) return Change.none(found);
        var isOffered = current().offers().stream().anyMatch(offer -> offer.isOf(workshop) && !offer.isOverAt(now));
        if (!isOffered) return Change.none(found);
        var left = new Choices(found).choosing(found.wishes().without(List.of(workshop)), null);
        return found.to(left)
                .audited(found.entry(RegistrationAction.OFFER_DECLINED, by, now).about(workshop.value()));
    }

    /// Expires offers: the place at the day with its workshops, or single workshops.
    Change<Registration, RegistrationEvent> expireOffers(Instant now) {
        if (!(current() instanceof Confirmed confirmed)) return Change.none(found);
        var expired = confirmed.expired(now);
        if (expired.isEmpty()) return Change.none(found);
        return found.to(without(expired, confirmed, now), found.events(day).offersExpired(expired, now))
                .audited(found.entry(RegistrationAction.OFFER_EXPIRED, AuditEntry.SYSTEM, now));
    }

    /// The registration without the offers that are over, also before that is written.
    Registration asOf(Instant now) {
        if (!day.isAhead() || !(current() instanceof Confirmed confirmed)) return found;
        var expired = confirmed.expired(now);
        if (!expired.isEmpty()) return without(expired, confirmed, now);
        return confirmed.equals(found.status()) ? found : found.with(confirmed);
    }

    /// Whether the time of this offer is over, which is not written yet.
    boolean hasMissed(@Nullable SessionId workshop, Instant now) {
        return current().offers().stream().anyMatch(offer -> offer.isOf(workshop) && offer.isOverAt(now));
    }

    /// Those whose seat is not there any more, which is not notified yet.
    List<Offer> withdrawn(Places current, Instant now) {
        return asOf(now).status().offers().stream()
                .filter(offer -> !Offer.hasSeat(offer.workshop(), current))
                .toList();
    }

    private RegistrationStatus current() {
        return found.status() instanceof Confirmed confirmed ? confirmed.at(day) : found.status();
    }

    private Registration without(List<Offer> expired, Confirmed confirmed, Instant now) {
        return found.with(found.wishes().without(Offer.workshops(expired))).with(confirmed.expire(expired, now));
    }
}
