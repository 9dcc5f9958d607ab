package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent.Party;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.seating.Claim;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The state of a registration.
public sealed interface RegistrationStatus {

    /// Whether it is confirmed or can still be confirmed.
    default boolean isActive() {
        return this instanceof Requested || this instanceof Confirmed;
    }

    /// What it means for the seats.
    default Claim.Stage stage() {
        if (this instanceof Requested hold && !hold.isPlaced()) return Claim.Stage.NOT_YET;
        if (this instanceof Cancelled cancelled && cancelled.rejoiningSince() != null) return Claim.Stage.ACTIVE;
        return isActive() ? Claim.Stage.ACTIVE : Claim.Stage.ENDED;
    }

    /// The offers of seats that can still be accepted.
    default List<Offer> offers() {
        return List.of();
    }

    /// The times and rooms that the participant was last told; null if there are none, or they are not
    /// known.
    default @Nullable Agenda agenda() {
        return null;
    }

    /// When it ended; null while it has not.
    default @Nullable Instant endedAt() {
        return switch (this) {
            case Cancelled cancelled -> cancelled.at();
            case Lapsed lapsed -> lapsed.at();
            case Erased erased -> erased.at();
            case Requested _, Confirmed _ -> null;
        };
    }

    /// Why it was cancelled, if a reason was given.
    default @Nullable String reason() {
        return null;
    }

    /// The state after a change of wishes: offers of workshops that are no longer chosen end.
    default RegistrationStatus choose(Wishes wishes) {
        return this;
    }

    /// The state after the offer of this workshop, or of the day itself if null, was accepted; a no-op if
    /// there is none or it is too late.
    default RegistrationStatus accept(@Nullable SessionId workshop, Instant now) {
        return this;
    }

    /// The e-mail address is not confirmed; the place is held for a while, as `HoldTime` decides.
    ///
    /// @param reminded whether the participant was reminded that the hold ends
    /// @param placed false if no place is held meanwhile, because other unconfirmed requests of its network hold
    /// as many as they may: it joins the lists when it is confirmed
    /// @param agenda the times and rooms that the participant knows, null if not known; the hold does not end
    /// while the day is cancelled
    /// @param entered whether staff have entered it, so that it is confirmed next and nobody is asked to; for
    /// documents without `enteredAt`, from which it follows in others
    /// @param enteredAt when they did; they may have entered that it was requested before
    /// @param since when the request was sent first that it corrects; null for one that corrects none
    record Requested(
            Instant heldUntil,
            boolean reminded,
            @Nullable Boolean placed,
            @Nullable Agenda agenda,
            @Nullable Boolean entered,
            @Nullable Instant enteredAt,
            @Nullable Instant since)
            implements RegistrationStatus {

        /// Earlier documents have neither `placed` nor `agenda` nor `entered` nor `enteredAt` nor `since`.
        public Requested {
            placed = placed == null || placed;
            if (enteredAt != null) entered = true;
        }

        static Requested from(RegionalDay day, boolean othersWait, Instant now) {
            return new Requested(HoldTime.until(day, othersWait, now), false, true, null, null, null, null);
        }

        boolean isPlaced() {
            return Boolean.TRUE.equals(placed);
        }

        boolean isEntered() {
            return Boolean.TRUE.equals(entered);
        }

        boolean isCalledOff() {
            return agenda != null && !agenda.takesPlace();
        }

        boolean isOverAt(Instant now) {
            return !isCalledOff() && Promise.isOver(heldUntil, now);
        }

        /// It entered by staff, until it is confirmed for them.
        Requested enteredByStaff(Instant now) {
            return new Requested(heldUntil, reminded, placed, agenda, null, now, since);
        }

        /// It after the participant was told these times and rooms.
        Requested informed(Agenda current) {
            return new Requested(heldUntil, reminded, placed, current, entered, enteredAt, since);
        }

        /// It without a place until it is confirmed.
        Requested withoutPlace() {
            return with(heldUntil, reminded, false);
        }

        /// It with a place held from now on.
        Requested placedNow() {
            return with(heldUntil, reminded, true);
        }

        /// It once the day takes place after all, with as much time to confirm as a new one.
        Requested reinstate(RegionalDay day, Instant now) {
            var until = HoldTime.until(day, false, now);
            return with(until.isAfter(heldUntil) ? until : heldUntil, false, isPlaced());
        }

        /// It at a day that may have been moved to an earlier time.
        Requested before(RegionalDay day, Instant now) {
            return endingBy(HoldTime.latest(day, now));
        }

        /// It until this instant at most.
        Requested endingBy(Instant latest) {
            return heldUntil.isAfter(latest) ? with(latest, reminded, isPlaced()) : this;
        }

        /// The hold of a request that corrects another one: it ends as promised before, and as if it were that one.
        Requested correcting(RegisterParticipant.Earlier earlier) {
            var promised = until(earlier.heldUntil());
            var first = earlier.since();
            if (first == null) return promised;
            var bound = promised.endingBy(first.plus(HoldTime.LONGEST));
            return new Requested(
                    bound.heldUntil, bound.reminded, bound.placed, bound.agenda, bound.entered, bound.enteredAt, first);
        }

        /// The hold that does not end before this instant.
        Requested until(Instant promised) {
            return promised.isAfter(heldUntil) ? with(promised, reminded, isPlaced()) : this;
        }

        /// The hold after a repeated request, which never ends earlier nor holds less than promised before.
        Requested renewed(Requested repeated) {
            var isPlacedNow = isPlaced() || repeated.isPlaced();
            return repeated.heldUntil.isAfter(heldUntil)
                    ? with(repeated.heldUntil, false, isPlacedNow)
                    : with(heldUntil, reminded, isPlacedNow);
        }

        /// The hold after a reminder, if one is due. Its end stays as it was promised.
        ///
        /// @param told when the last mail told of it
        Optional<Requested> remind(Instant told, Instant now) {
            var isDue = !reminded && !isCalledOff() && !now.isBefore(HoldTime.reminder(told, heldUntil));
            return isDue ? Optional.of(with(heldUntil, true, isPlaced())) : Optional.empty();
        }

        private Requested with(Instant until, boolean isReminded, boolean isPlaced) {
            return new Requested(until, isReminded, isPlaced, agenda, entered, enteredAt, since);
        }
    }

    /// The participant owns the e-mail address.
    ///
    /// @param places the seats and ranks of which the participant was last notified
    /// @param agenda the times and rooms of which the participant was last notified
    /// @param offers of free seats
    record Confirmed(Places places, Agenda agenda, Instant at, List<Offer> offers) implements RegistrationStatus {

        static Confirmed at(Instant now, RegionalDay day, Wishes wishes, Places places) {
            return new Confirmed(places, Agenda.of(day, wishes.workshops()), now, List.of());
        }

        /// Whether the person was told of a seat in the workshop, or at the day if absent.
        boolean isSeated(@Nullable SessionId workshop) {
            return Offer.hasSeat(workshop, places);
        }

        /// Those of the places that are not only offered.
        Places accepted() {
            if (isOfferedDay()) return new Places(new Place(false, null), List.of());
            var workshops = places.workshops().stream()
                    .filter(place -> offers.stream().noneMatch(offer -> offer.isOf(new SessionId(place.sessionId()))))
                    .toList();
            return new Places(places.day(), workshops);
        }

        boolean isOfferedDay() {
            return offerOfDay().isPresent();
        }

        /// The open offer of the place at the day.
        Optional<Offer> offerOfDay() {
            return offers.stream().filter(Offer::isOfDay).findFirst();
        }

        /// It with the offers as they are at this day, which may have been moved since.
        Confirmed at(RegionalDay day) {
            var open = offers.stream().flatMap(offer -> offer.at(day).stream()).toList();
            return open.equals(offers) ? this : new Confirmed(places, agenda, at, open);
        }

        List<Offer> expired(Instant now) {
            return offers.stream().filter(offer -> offer.isOverAt(now)).toList();
        }

        /// The state after a notification of these changes, with their offers; an offer ends with its seat.
        Confirmed notified(PlaceChanges changes, List<Offer> added) {
            var open = Stream.concat(offers.stream(), added.stream())
                    .filter(offer -> changes.isSeated(offer.workshop()))
                    .toList();
            return new Confirmed(changes.places(), changes.agenda(), at, open);
        }

        /// The state with these places, of which the participant is not told.
        Confirmed placed(Places current) {
            var open = offers.stream()
                    .filter(offer -> Offer.hasSeat(offer.workshop(), current))
                    .toList();
            return new Confirmed(current, agenda, at, open);
        }

        /// The state after these offers expired: without their workshops, or without the place at the
        /// day. Other changes stay to be notified.
        RegistrationStatus expire(List<Offer> expired, Instant now) {
            if (expired.stream().anyMatch(Offer::isOfDay)) return new Lapsed(now);
            var lost = Offer.workshops(expired);
            var workshops = places.workshops().stream()
                    .filter(place -> !lost.contains(new SessionId(place.sessionId())))
                    .toList();
            var open = offers.stream().filter(offer -> !expired.contains(offer)).toList();
            return new Confirmed(new Places(places.day(), workshops), agenda.without(lost), at, open);
        }

        Confirmed withoutOffers() {
            return withOffers(_ -> false);
        }

        /// It with these offers open again.
        Confirmed offering(List<Offer> again) {
            return new Confirmed(places, agenda, at, again);
        }

        @Override
        public Confirmed choose(Wishes wishes) {
            return withOffers(offer -> offer.isOfDay() || wishes.workshops().contains(offer.workshop()));
        }

        @Override
        public Confirmed accept(@Nullable SessionId workshop, Instant now) {
            return withOffers(offer -> !offer.isOf(workshop) || offer.isOverAt(now));
        }

        private Confirmed withOffers(Predicate<Offer> which) {
            return new Confirmed(
                    places, agenda, at, offers.stream().filter(which).toList());
        }
    }

    /// @param reason for staff only
    /// @param unconfirmed whether the address was not confirmed before; earlier documents do not have it
    /// @param rejoiningSince from when on it is in the lists for a moment, while the cancellation is being undone
    /// @param by who cancelled it; earlier documents do not have it
    record Cancelled(
            Instant at,
            @Nullable String reason,
            @Nullable Boolean unconfirmed,
            @Nullable Instant rejoiningSince,
            @Nullable Party by)
            implements RegistrationStatus {

        static Cancelled at(Instant now, Party by, @Nullable String reason, boolean unconfirmed) {
            return new Cancelled(now, reason, unconfirmed, null, by);
        }

        Cancelled with(String other) {
            return new Cancelled(at, other, unconfirmed, rejoiningSince, by);
        }

        Cancelled rejoiningFrom(@Nullable Instant since) {
            return new Cancelled(at, reason, unconfirmed, since, by);
        }

        /// The name in the message keys of the pages: by the participant, by staff, or by nobody knows
        /// whom.
        public String key() {
            return switch (by) {
                case PARTICIPANT -> "withdrawn";
                case ORGANISER -> "cancelled-by-staff";
                case null -> "cancelled";
            };
        }

        /// Whether nobody undoes it any more.
        boolean isUnfinishedAt(Instant now) {
            return rejoiningSince != null && !now.isBefore(rejoiningSince.plus(Registration.FINISHED_WITHIN));
        }

        boolean isUnconfirmed() {
            return Boolean.TRUE.equals(unconfirmed);
        }
    }

    /// The address was not confirmed or the offered place not accepted in time.
    record Lapsed(Instant at) implements RegistrationStatus {}

    /// The person is erased; the bare id stays, so that no replay or backup restores the data.
    ///
    /// @param letIn whether the person attended without a place at the day; absent if not, and in earlier documents
    record Erased(Instant at, @Nullable Boolean letIn) implements RegistrationStatus {

        static Erased at(Instant now, Registration found) {
            var isLetIn =
                    found.wasPresent() && found.status() instanceof Confirmed confirmed && !confirmed.isSeated(null);
            return new Erased(now, isLetIn ? true : null);
        }

        public boolean wasLetIn() {
            return Boolean.TRUE.equals(letIn);
        }
    }
}
