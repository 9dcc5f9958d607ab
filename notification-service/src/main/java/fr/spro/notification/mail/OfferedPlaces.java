package fr.spro.notification.mail;

import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import java.time.Instant;
import java.util.List;

/// Puts the deadline of an offer to the places that it is about.
final class OfferedPlaces {

    private OfferedPlaces() {}

    /// With the place at the day its workshops are offered too.
    static Places of(Places places, Instant until) {
        return of(
                places,
                places.workshops().stream().map(WorkshopPlace::sessionId).toList(),
                until);
    }

    /// The places with the deadline of these seats; an event of an earlier version has it for all of
    /// them only.
    static Places of(Places places, List<String> sessions, Instant until) {
        var workshops = places.workshops().stream()
                .map(place -> place.seated() && place.acceptUntil() == null && sessions.contains(place.sessionId())
                        ? place.offeredUntil(until)
                        : place)
                .toList();
        return new Places(places.day(), workshops);
    }
}
