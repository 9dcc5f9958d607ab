package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.RegistrationStatus.Confirmed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Creates the events that tell a participant what has changed of the day and the places.
record PlaceChangeEvents(Registration found, RegionalDay day, PlaceChanges changes) {

    /// The events for changed and for gained places.
    ///
    /// @param offers new ones
    /// @param isAssigned whether the place at the day was offered before, and is theirs now: that is confirmed
    List<RegistrationEvent> all(List<Offer> offers, Confirmed notified, boolean isAssigned, Instant at) {
        var events = new ArrayList<>(withoutPromotion(notified, at));
        if (changes.isPromotion()) events.add(promoted(offers, notified, at));
        if (isAssigned) events.add(found.events(day).confirmed(notified, notified.places(), at));
        return events;
    }

    /// The same without gained places.
    List<RegistrationEvent> withoutPromotion(Confirmed notified, Instant at) {
        return changes.reasons().isEmpty() ? List.of() : List.of(changed(notified.offers(), null, at));
    }

    /// To somebody who has not confirmed yet and has neither places nor ranks.
    ///
    /// @param heldUntil the end of the time to confirm, which does not run while the day is cancelled
    RegistrationChanged beforeConfirmation(Instant heldUntil, Instant at) {
        return changed(List.of(), changes.agenda().takesPlace() ? heldUntil : null, at);
    }

    private RegistrationChanged changed(List<Offer> offers, @Nullable Instant confirmUntil, Instant at) {
        return new RegistrationChanged(
                found.id().value(),
                day.id().value(),
                day.version(),
                found.contact().version(),
                found.contact().linkGeneration(),
                changes.reasons(),
                changes.lost(),
                changes.moved(),
                Offer.withDeadlines(changes.places(), offers),
                at,
                changes.isDayLost(),
                changes.removed(),
                changes.earlier(),
                changes.announcements(),
                offers.stream()
                        .filter(Offer::isOfDay)
                        .map(Offer::until)
                        .findFirst()
                        .orElse(null),
                confirmUntil,
                changes.dropped(),
                changes.isOfferLost() ? true : null,
                changes.offersLost());
    }

    private ParticipantPromoted promoted(List<Offer> offers, Confirmed notified, Instant at) {
        return new ParticipantPromoted(
                found.id().value(),
                day.id().value(),
                day.version(),
                found.contact().version(),
                found.contact().linkGeneration(),
                changes.isDayGained(),
                changes.gained(),
                Offer.withDeadlines(changes.places(), notified.offers()),
                at,
                offers.isEmpty() ? null : offers.getFirst().until(),
                changes.released(),
                null);
    }
}
