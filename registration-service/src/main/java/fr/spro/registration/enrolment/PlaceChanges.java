package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent.Earlier;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.registration.day.Announcement;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.RegistrationStatus.Confirmed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The changes of a participant's places since the last notification.
final class PlaceChanges {

    private static final Places NONE = new Places(new Place(false, null), List.of());

    private final RegionalDay day;
    private final Wishes wishes;
    private final Places lastNotified;
    private final List<Offer> offered;
    private final Places now;
    private final Agenda before;
    private final Agenda current;
    private final Agenda agenda;

    private final boolean hasChangedChoice;

    PlaceChanges(RegionalDay day, Wishes wishes, Confirmed notified, Places now) {
        this(day, wishes, notified.places(), notified.offers(), notified.agenda(), now);
    }

    private PlaceChanges(
            RegionalDay day, Wishes wishes, Places lastNotified, List<Offer> offered, Agenda before, Places now) {
        this.day = day;
        this.wishes = wishes;
        this.lastNotified = lastNotified;
        this.offered = offered;
        this.now = now;
        this.before = before;
        this.current = Agenda.of(day, wishes.workshops());
        this.agenda = day.isCancelled() ? before.calledOff(day.lastAnnouncement()) : current;
        this.hasChangedChoice = hasChangedChoice();
    }

    /// What has changed of these seats, which the participant knows of.
    static PlaceChanges of(RegionalDay day, Wishes wishes, KnownSeats known, Confirmed told, Places now) {
        return new PlaceChanges(day, wishes, known.places(), told.offers(), told.agenda(), now);
    }

    /// Those for somebody who has not confirmed yet, and knows of no places.
    static PlaceChanges beforeConfirmation(RegionalDay day, Wishes wishes, Agenda known) {
        return new PlaceChanges(day, wishes, NONE, List.of(), known, NONE);
    }

    /// The seats and ranks to be told: the current ones, but of a cancelled day those known before,
    /// since its message speaks of no other.
    Places places() {
        return agenda.takesPlace() ? now : lastNotified;
    }

    /// The times and rooms to be told, likewise: what has changed besides is told if the day takes
    /// place after all.
    Agenda agenda() {
        return agenda;
    }

    boolean isNone() {
        return reasons().isEmpty() && !isPromotion();
    }

    /// Whether anything has changed but what the participant has chosen.
    boolean isOfDay() {
        return reasons().stream().anyMatch(reason -> reason != Reason.WORKSHOPS_CHOSEN);
    }

    List<Reason> reasons() {
        if (!agenda.takesPlace()) return before.takesPlace() ? List.of(Reason.DAY_CANCELLED) : List.of();
        var reasons = new ArrayList<Reason>();
        if (!before.takesPlace()) reasons.add(Reason.DAY_REINSTATED);
        if (agenda.differsInTimeOrPlaceFrom(before)) reasons.add(Reason.DAY_MOVED);
        if (!moved().isEmpty()) reasons.add(Reason.SESSIONS_MOVED);
        if (hasChangedChoice) reasons.add(Reason.WORKSHOPS_CHOSEN);
        if (isAllocated()) reasons.add(Reason.WORKSHOPS_ALLOCATED);
        if (isAnyLost()) reasons.add(Reason.SEATS_LOST);
        return reasons;
    }

    List<String> moved() {
        return values(movedSessions());
    }

    boolean isDayLost() {
        return lastNotified.day().seated() && !now.day().seated();
    }

    boolean isAnyLost() {
        return isDayLost() || !lost().isEmpty();
    }

    /// Whether anything is lost that was not only offered.
    boolean isAnyOfTheirsLost() {
        return isDayLost() != isOfferLost() || !offersLost().containsAll(lost());
    }

    /// Whether the lost place at the day was only offered.
    boolean isOfferLost() {
        return isDayLost() && offered.stream().anyMatch(Offer::isOfDay);
    }

    /// Those of the lost seats that were only offered, by themselves or with the place at the day.
    List<String> offersLost() {
        return lost().stream()
                .filter(session ->
                        offered.stream().anyMatch(offer -> offer.isOfDay() || offer.isOf(new SessionId(session))))
                .toList();
    }

    /// Lost seats, without those given up by the participant, and the removed workshops.
    List<String> lost() {
        var lost = seated(lastNotified).stream()
                .filter(session -> !seated(now).contains(session))
                .filter(session -> wishes.workshops().contains(new SessionId(session)))
                .filter(session -> !isSeatedAtTheTimeOf(session, now));
        return Stream.concat(lost, removed().stream()).distinct().toList();
    }

    /// The chosen workshops that no longer take place, with or without a seat.
    List<String> removed() {
        return values(removedSessions());
    }

    /// The workshops that the participant no longer chooses.
    List<String> dropped() {
        return before.sessions().stream()
                .filter(session ->
                        day.session(session).filter(Session::isWorkshop).isPresent())
                .filter(session -> !wishes.workshops().contains(session))
                .map(SessionId::value)
                .toList();
    }

    /// What the participant was last notified of, with the moved and removed sessions, if anything of
    /// it has changed. Of a cancelled day it says which one that was.
    @Nullable
    Earlier earlier() {
        if (!agenda.takesPlace()) return current.differsInTimeOrPlaceFrom(before) ? before.earlier(List.of()) : null;
        var changed = Stream.concat(movedSessions().stream(), removedSessions().stream())
                .toList();
        var isChanged = agenda.differsInTimeOrPlaceFrom(before);
        return isChanged || !changed.isEmpty() ? before.earlier(changed) : null;
    }

    /// The versions of the announcements that the participant has not received.
    List<Long> announcements() {
        return day.publicity().announcements().stream()
                .map(Announcement::version)
                .filter(before::isBefore)
                .toList();
    }

    /// Gained places: at the day, or seats waited for.
    boolean isPromotion() {
        return agenda.takesPlace() && (isDayGained() || !gained().isEmpty());
    }

    boolean isDayGained() {
        return now.day().seated() && !lastNotified.day().seated();
    }

    List<String> gained() {
        if (hasChangedChoice) return List.of();
        var waited = sessions(lastNotified).stream()
                .filter(session -> !seated(lastNotified).contains(session))
                .toList();
        return seated(now).stream().filter(waited::contains).toList();
    }

    /// The seats released for gained ones.
    List<String> released() {
        return seated(lastNotified).stream()
                .filter(session -> !seated(now).contains(session))
                .filter(session -> isSeatedAtTheTimeOf(session, now))
                .toList();
    }

    /// The gained places that are offered: the day with its workshops, or workshops. A seat that replaces a
    /// less preferred one is assigned immediately, since that one is released.
    List<Offer> offers(Instant at) {
        if (!isPromotion()) return List.of();
        return Offer.deadline(day, at)
                .map(until -> isDayGained()
                        ? List.of(new Offer(null, until))
                        : gained().stream()
                                .filter(session -> !isSeatedAtTheTimeOf(session, lastNotified))
                                .map(session -> new Offer(new SessionId(session), until))
                                .toList())
                .orElse(List.of());
    }

    boolean isSeated(@Nullable SessionId workshop) {
        return Offer.hasSeat(workshop, now);
    }

    private boolean isAllocated() {
        return day.details().isRanked()
                && lastNotified.day().seated()
                && lastNotified.workshops().isEmpty()
                && !now.workshops().isEmpty()
                && !hasChangedChoice;
    }

    private boolean hasChangedChoice() {
        var chosen = wishes.workshops().stream()
                .filter(workshop -> day.session(workshop).isPresent())
                .toList();
        var order = chosen.stream().map(SessionId::value).toList();
        var knownOrder = sessions(lastNotified).stream().filter(order::contains).toList();
        var isReordered =
                !knownOrder.equals(order.stream().filter(knownOrder::contains).toList());
        return !dropped().isEmpty() || isReordered || !before.sessions().containsAll(chosen);
    }

    private boolean isSeatedAtTheTimeOf(String session, Places places) {
        return day.sameTimeAs(new SessionId(session)).stream()
                .anyMatch(other -> seated(places).contains(other.value()));
    }

    private List<SessionId> movedSessions() {
        return agenda.takesPlace() ? agenda.movedSince(before) : List.of();
    }

    private List<SessionId> removedSessions() {
        return before.sessions().stream()
                .filter(session -> wishes.workshops().contains(session))
                .filter(session -> day.session(session).isEmpty())
                .toList();
    }

    private static List<String> values(List<SessionId> sessions) {
        return sessions.stream().map(SessionId::value).toList();
    }

    private static List<String> seated(Places places) {
        return places.workshops().stream()
                .filter(WorkshopPlace::seated)
                .map(WorkshopPlace::sessionId)
                .toList();
    }

    private static List<String> sessions(Places places) {
        return places.workshops().stream().map(WorkshopPlace::sessionId).toList();
    }
}
