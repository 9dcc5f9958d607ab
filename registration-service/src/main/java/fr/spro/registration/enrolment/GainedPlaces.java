package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.RegistrationStatus.Confirmed;

/// Current places of which some may be gained and not yet notified: only the notification decides whether they must
/// be accepted.
///
/// @param told the state after the last notification
record GainedPlaces(Confirmed told, Places current) {

    /// The current places, where a gained one is still waited for.
    Places stillAwaited() {
        if (current.day().seated() && !told.places().day().seated()) return withoutDay();
        var workshops = current.workshops().stream()
                .map(place -> place.seated() && isGainedWithoutSwap(place) ? next(place) : place)
                .toList();
        return new Places(current.day(), workshops);
    }

    private Places withoutDay() {
        var workshops = current.workshops().stream()
                .map(place -> new WorkshopPlace(place.sessionId(), false, null))
                .toList();
        return new Places(new Place(false, ParticipantState.NEXT), workshops);
    }

    private static WorkshopPlace next(WorkshopPlace gained) {
        return new WorkshopPlace(gained.sessionId(), false, ParticipantState.NEXT);
    }

    /// A seat that replaces a less preferred one is assigned immediately.
    private boolean isGainedWithoutSwap(WorkshopPlace seat) {
        var isAwaited = told.places().workshops().stream()
                .anyMatch(before ->
                        before.sessionId().equals(seat.sessionId()) && !before.seated() && before.rank() != null);
        return isAwaited
                && told.places().workshops().stream()
                        .filter(WorkshopPlace::seated)
                        .noneMatch(before -> isParallel(before, seat));
    }

    private boolean isParallel(WorkshopPlace one, WorkshopPlace other) {
        return told.agenda().isParallel(new SessionId(one.sessionId()), new SessionId(other.sessionId()));
    }
}
