package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.registration.day.SessionId;
import java.util.List;
import java.util.stream.Stream;

/// The seats of which a participant knows, once one was lost: the own page says so until it was seen
/// there, also after the mail.
///
/// @param day whether there was a place at the day
record KnownSeats(boolean day, List<SessionId> workshops) {

    static KnownSeats of(Places places) {
        var seated = places.workshops().stream()
                .filter(WorkshopPlace::seated)
                .map(place -> new SessionId(place.sessionId()))
                .toList();
        return new KnownSeats(places.day().seated(), seated);
    }

    /// They with those that there are now.
    KnownSeats with(Places now) {
        var gained = of(now);
        return new KnownSeats(
                day || gained.day,
                Stream.concat(workshops.stream(), gained.workshops.stream())
                        .distinct()
                        .toList());
    }

    /// They without workshops that are no longer chosen.
    KnownSeats without(List<SessionId> dropped) {
        return new KnownSeats(
                day,
                workshops.stream()
                        .filter(workshop -> !dropped.contains(workshop))
                        .toList());
    }

    /// They without what was only offered, and was taken away.
    KnownSeats withoutOffers(PlaceChanges changes) {
        if (changes.isOfferLost()) return new KnownSeats(false, List.of());
        return without(changes.offersLost().stream().map(SessionId::new).toList());
    }

    Places places() {
        return new Places(
                new Place(day, null),
                workshops.stream()
                        .map(workshop -> new WorkshopPlace(workshop.value(), true, null))
                        .toList());
    }
}
