package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent.Party;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.seating.Claim;
import java.time.Duration;
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

    /// Why it was cancelled, if a reason was given.
    default @Nullable String reason() {
        return null;
    }

    /// The state after a change of wishes: offers of workshops that are no longer chosen end.
    default RegistrationStatus choose(Wishes wishes) {
        return this instanceof Confirmed confirmed ? confirmed.withOffersOf(wishes) : this;
    }

    /// The state after the offer of this workshop, or of the day itself if null, was accepted; a no-op if
    /// there is none or it is too late.
    default RegistrationStatus accept(@Nullable SessionId workshop, Instant now) {
        return this instanceof Confirmed confirmed ? confirmed.withoutOffer(workshop, now) : this;
    }

    /// The e-mail address is not confirmed; the place is held for a while.
    ///
    /// @param reminded whether the participant was reminded that the hold ends
    /// @param placed false if no place is held meanwhile, because other unconfirmed requests of its network hold
    /// as many as they may: it joins the lists when it is confirmed
    /// @param agenda the times and rooms that the participant knows, null if not known; the hold does not end
    /// while the day is cancelled
    /// @param entered whether staff have entered it, so that it is confirmed next and nobody is asked to
    /// @param enteredAt when they did; they may have entered that it was requested before
    record Requested(
            Instant heldUntil,
            boolean reminded,
            @Nullable Boolean placed,
            @Nullable Agenda agenda,
            @Nullable Boolean entered,
            @Nullable Instant enteredAt)
            implements RegistrationStatus {

        /// However often somebody without access to the mailbox repeats the request.
        static final Duration LONGEST_HOLD = Duration.ofHours(48);

        private static final Duration HOLD = Duration.ofHours(24);
        private static final Duration SHORT_HOLD = Duration.ofMinutes(30);

        /// While others wait, in hours at which people are awake.
        private static final Duration AWAKE_HOLD = Duration.ofHours(2);

        private static final Duration FEW_HOURS = Duration.ofHours(4);
        private static final Duration REMINDER_BEFORE_END = Duration.ofHours(2);
        private static final Duration REMINDER_BEFORE_END_OF_FEW_HOURS = Duration.ofMinutes(30);
        private static final Duration REMINDER_BEFORE_END_OF_SHORT_HOLD = Duration.ofMinutes(10);

        /// Earlier documents have neither `placed` nor `agenda` nor `entered` nor `enteredAt`.
        public Requested {
            placed = placed == null || placed;
        }

        boolean isPlaced() {
            return Boolean.TRUE.equals(placed);
        }

        boolean isEntered() {
            return Boolean.TRUE.equals(entered);
        }

        /// It entered by staff, until it is confirmed for them.
        Requested enteredByStaff(Instant now) {
            return new Requested(heldUntil, reminded, placed, agenda, true, now);
        }

        boolean isCalledOff() {
            return agenda != null && !agenda.takesPlace();
        }

        /// It after the participant was told these times and rooms.
        Requested informed(Agenda current) {
            return new Requested(heldUntil, reminded, placed, current, entered, enteredAt);
        }

        /// It once the day takes place after all, with as much time to confirm as a new one.
        Requested reinstate(RegionalDay day, Instant now) {
            var until = until(day, false, now);
            return new Requested(
                    until.isAfter(heldUntil) ? until : heldUntil, false, placed, agenda, entered, enteredAt);
        }

        static Requested from(RegionalDay day, boolean othersWait, Instant now) {
            return new Requested(until(day, othersWait, now), false, true, null, null, null);
        }

        /// It without a place until it is confirmed.
        Requested withoutPlace() {
            return new Requested(heldUntil, reminded, false, agenda, entered, enteredAt);
        }

        /// It until this instant at most.
        Requested endingBy(Instant latest) {
            return heldUntil.isAfter(latest)
                    ? new Requested(latest, reminded, placed, agenda, entered, enteredAt)
                    : this;
        }

        /// It with a place held from now on.
        Requested placedNow() {
            return new Requested(heldUntil, reminded, true, agenda, entered, enteredAt);
        }

        /// Until when a place that is requested now is held: at most until the day begins, or shortly
        /// if that is sooner than anybody reads mails, and never beyond its end.
        ///
        /// @param othersWait whether anybody waits for a place or a workshop
        static Instant until(RegionalDay day, boolean othersWait, Instant now) {
            var wanted = othersWait ? whileOthersWait(day, now) : now.plus(HOLD);
            var latest = latest(day, now);
            return wanted.isBefore(latest) ? wanted : latest;
        }

        private static Instant latest(RegionalDay day, Instant now) {
            var shortly = now.plus(SHORT_HOLD);
            var atLeast = shortly.isBefore(day.startsAt()) ? day.startsAt() : shortly;
            return atLeast.isBefore(day.endsAt()) ? atLeast : day.endsAt();
        }

        /// It at a day that may have been moved to an earlier time.
        Requested before(RegionalDay day, Instant now) {
            return endingBy(latest(day, now));
        }

        /// Two hours at which people read mails, and never more than without others; at a rehearsal
        /// everybody is there.
        private static Instant whileOthersWait(RegionalDay day, Instant now) {
            if (day.isRehearsal()) return now.plus(SHORT_HOLD);
            var awake = WakingHours.before(day, now).after(now, AWAKE_HOLD);
            var longest = now.plus(HOLD);
            return awake.isBefore(longest) ? awake : longest;
        }

        /// The hold after a repeated request, which never ends earlier nor holds less than promised before.
        Requested renewed(Requested repeated) {
            var isPlacedNow = isPlaced() || repeated.isPlaced();
            return repeated.heldUntil.isAfter(heldUntil)
                    ? new Requested(repeated.heldUntil, false, isPlacedNow, agenda, entered, enteredAt)
                    : new Requested(heldUntil, reminded, isPlacedNow, agenda, entered, enteredAt);
        }

        /// The hold that does not end before this instant.
        Requested until(Instant promised) {
            return promised.isAfter(heldUntil)
                    ? new Requested(promised, reminded, placed, agenda, entered, enteredAt)
                    : this;
        }

        boolean isOverAt(Instant now) {
            return !isCalledOff() && Promise.isOver(heldUntil, now);
        }

        /// The hold after a reminder, if one is due. Its end stays as it was promised.
        ///
        /// @param told when the last mail told of it: the time that was left then decides
        Optional<Requested> remind(Instant told, Instant now) {
            var before = reminderBeforeEnd(Duration.between(told, heldUntil));
            var isDue = !reminded && !isCalledOff() && !now.isBefore(heldUntil.minus(before));
            return isDue
                    ? Optional.of(new Requested(heldUntil, true, placed, agenda, entered, enteredAt))
                    : Optional.empty();
        }

        private static Duration reminderBeforeEnd(Duration hold) {
            if (hold.compareTo(SHORT_HOLD) <= 0) return REMINDER_BEFORE_END_OF_SHORT_HOLD;
            return hold.compareTo(FEW_HOURS) <= 0 ? REMINDER_BEFORE_END_OF_FEW_HOURS : REMINDER_BEFORE_END;
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

        /// These current places as the participant may know them: a gained one is still waited for
        /// until the notification has decided whether it must be accepted.
        Places known(Places current) {
            if (current.day().seated() && !places.day().seated()) return stillWaiting(current);
            var workshops = current.workshops().stream()
                    .map(place -> place.seated() && isGainedWithoutSwap(place) ? stillFirst(place) : place)
                    .toList();
            return new Places(current.day(), workshops);
        }

        /// Whether the person was told of a seat in the workshop, or at the day if absent.
        boolean isSeated(@Nullable SessionId workshop) {
            if (workshop == null) return places.day().seated();
            return places.workshops().stream()
                    .anyMatch(place -> place.seated() && place.sessionId().equals(workshop.value()));
        }

        private static Places stillWaiting(Places gained) {
            var workshops = gained.workshops().stream()
                    .map(place -> new WorkshopPlace(place.sessionId(), false, null))
                    .toList();
            return new Places(new Place(false, ParticipantState.NEXT), workshops);
        }

        private static WorkshopPlace stillFirst(WorkshopPlace gained) {
            return new WorkshopPlace(gained.sessionId(), false, ParticipantState.NEXT);
        }

        /// A seat that replaces a less preferred one is assigned immediately.
        private boolean isGainedWithoutSwap(WorkshopPlace current) {
            var isAwaited = places.workshops().stream()
                    .anyMatch(before -> before.sessionId().equals(current.sessionId())
                            && !before.seated()
                            && before.rank() != null);
            return isAwaited
                    && places.workshops().stream()
                            .filter(WorkshopPlace::seated)
                            .noneMatch(before -> agenda.isParallel(
                                    new SessionId(before.sessionId()), new SessionId(current.sessionId())));
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

        private Confirmed withOffersOf(Wishes wishes) {
            return withOffers(offer -> offer.isOfDay() || wishes.workshops().contains(offer.workshop()));
        }

        private Confirmed withoutOffer(@Nullable SessionId workshop, Instant now) {
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
    record Erased(Instant at) implements RegistrationStatus {}
}
