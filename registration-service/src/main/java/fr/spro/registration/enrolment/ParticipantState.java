package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Slot;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import fr.spro.registration.seating.SeatQueries;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The state of a person for a day as people are told it: pages, mails, lists, documents, calendars and
/// the API all take it from here, so that they cannot disagree.
///
/// @param rank on the waiting list of the day; also of somebody who must still confirm, and `NEXT`
/// @param until the deadline of the confirmation or of the offered place
/// @param seated whether a place at the day is theirs or kept for them
/// @param workshops the chosen ones, in order of preference; none once the registration has ended
public record ParticipantState(
        Code code, @Nullable Integer rank, @Nullable Instant until, boolean seated, List<Workshop> workshops) {

    /// The rank of everybody for whom a place has become free, until it is offered or given in a moment.
    public static final int NEXT = 0;

    /// Each has its own words.
    public enum Code {
        /// The e-mail address is not confirmed.
        TO_CONFIRM,
        REGISTERED,
        WAITING,
        /// A place became free and must be accepted.
        OFFERED,
        PRESENT,
        /// The registration has not ended, but the day does not take place.
        DAY_CANCELLED,
        CANCELLED,
        /// The address was not confirmed, or the offered place not accepted, in time.
        LAPSED,
        ERASED;

        /// The name in message keys.
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// The state in one chosen workshop.
    ///
    /// @param rank on its waiting list, or `NEXT`
    /// @param until the deadline of an offered seat, or of the confirmation that a reserved seat depends on
    public record Workshop(
            SessionId session,
            Seat seat,
            @Nullable Integer rank,
            @Nullable Instant until) {}

    /// What a person has in a workshop.
    public enum Seat {
        SEATED,
        /// Reserved until the address is confirmed.
        RESERVED,
        /// Free and to be accepted, by itself or with the place at the day.
        OFFERED,
        WAITING,
        /// Nobody waits for workshops before they have a place at the day.
        AFTER_THE_DAY,
        /// A preferred workshop at the same time has a seat.
        NOT_NEEDED;

        /// Whether nobody else can have it.
        public boolean isHeld() {
            return this == SEATED || this == RESERVED || this == OFFERED;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// The state by the current places and the present time.
    public static ParticipantState of(RegionalDay day, Registration registration, SeatQueries seats) {
        var current = registration.asOf(day, seats.now());
        return of(day, current, seats.placesOf(current.claim()));
    }

    /// @param current by the order of arrival
    public static ParticipantState of(RegionalDay day, Registration registration, Places current) {
        return registration.isActive() && day.isCancelled() ? ended(Code.DAY_CANCELLED) : of(registration, current);
    }

    /// The state at a day that takes place.
    static ParticipantState of(Registration registration, Places current) {
        var status = registration.status();
        var places = registration.known(current);
        return switch (status) {
            case Requested requested -> active(Code.TO_CONFIRM, registration, places, requested.heldUntil());
            case RegistrationStatus.Confirmed confirmed -> confirmed(registration, confirmed, places);
            case RegistrationStatus.Cancelled _ -> ended(Code.CANCELLED);
            case RegistrationStatus.Lapsed _ -> ended(Code.LAPSED);
            case RegistrationStatus.Erased _ -> ended(Code.ERASED);
        };
    }

    /// Who was checked in has been let in, with or without a place.
    private static ParticipantState confirmed(
            Registration registration, RegistrationStatus.Confirmed status, Places places) {
        if (registration.attendance().isCheckedIn()) return active(Code.PRESENT, registration, places, null);
        if (!places.day().seated()) return active(Code.WAITING, registration, places, null);
        return status.offerOfDay()
                .map(offer -> active(Code.OFFERED, registration, places, offer.until()))
                .orElseGet(() -> active(Code.REGISTERED, registration, places, null));
    }

    private static ParticipantState active(
            Code code, Registration registration, Places places, @Nullable Instant until) {
        var workshops = places.workshops().stream()
                .map(place -> workshop(code, place, until, registration.status().offers(), places))
                .toList();
        var rank = code == Code.PRESENT ? null : places.day().rank();
        return new ParticipantState(code, rank, until, places.day().seated(), workshops);
    }

    private static Workshop workshop(
            Code code, WorkshopPlace place, @Nullable Instant until, List<Offer> offers, Places places) {
        var session = new SessionId(place.sessionId());
        if (!place.seated()) {
            var without = places.day().seated() ? Seat.NOT_NEEDED : Seat.AFTER_THE_DAY;
            return new Workshop(session, place.rank() == null ? without : Seat.WAITING, place.rank(), null);
        }
        if (code == Code.TO_CONFIRM) return new Workshop(session, Seat.RESERVED, null, until);
        if (code == Code.OFFERED) return new Workshop(session, Seat.OFFERED, null, until);
        return offers.stream()
                .filter(offer -> offer.isOf(session))
                .findFirst()
                .map(offer -> new Workshop(session, Seat.OFFERED, null, offer.until()))
                .orElseGet(() -> new Workshop(session, Seat.SEATED, null, null));
    }

    private static ParticipantState ended(Code code) {
        return new ParticipantState(code, null, null, false, List.of());
    }

    /// The name in message keys.
    public String key() {
        return code.key();
    }

    /// The name in the message keys of the person's own page, which also depend on what became of the
    /// day, and whether it is over: it may be closed before its end, and open again after it.
    public String keyAt(RegionalDay day, Instant now) {
        if (!isActive() || code == Code.DAY_CANCELLED) return code.key();
        if (code == Code.TO_CONFIRM) return unconfirmedAt(day, now);
        if (code == Code.PRESENT) return day.isToCome(now) ? code.key() : "attended";
        if (code == Code.OFFERED) return day.isToCome(now) ? code.key() : "unaccepted";
        if (day.isOver(now) || day.isHeld()) return code == Code.WAITING ? "waited" : "missed";
        return code == Code.WAITING && day.hasBegun(now) ? "unplaced" : code.key();
    }

    /// The name in the message keys of the place at the day: it also depends on what is kept until the
    /// address is confirmed.
    public String placeKeyAt(RegionalDay day, Instant now) {
        var key = keyAt(day, now);
        if (!key.equals(Code.TO_CONFIRM.key())) return key;
        if (rank != null) return key + "-waiting";
        return isUnplaced() ? key + "-unplaced" : key;
    }

    /// The name of a state in the message keys of lists and records for staff: once the day is over
    /// nobody waits for anything or is asked to answer.
    public static String staffKeyAt(Code code, RegionalDay day, Instant now) {
        if (day.isToCome(now)) return code.key();
        return switch (code) {
            case TO_CONFIRM -> "unconfirmed";
            case WAITING -> "waited";
            case OFFERED -> "unaccepted";
            case REGISTERED, PRESENT, DAY_CANCELLED, CANCELLED, LAPSED, ERASED -> code.key();
        };
    }

    /// The same of this state.
    public String staffKeyAt(RegionalDay day, Instant now) {
        return staffKeyAt(code, day, now);
    }

    /// Whether staff are told the seat: once the day is over, only one that somebody had.
    public boolean isSeatToldAt(Workshop workshop, RegionalDay day, Instant now) {
        return day.isToCome(now) || hasPlace() && workshop.seat() == Seat.SEATED;
    }

    /// Nobody waits for a place any more once the day has begun, so there is nothing to confirm at one
    /// that is full.
    private String unconfirmedAt(RegionalDay day, Instant now) {
        if (!day.isToCome(now)) return "unconfirmed";
        return rank != null && day.hasBegun(now) ? "full" : code.key();
    }

    /// The name of a seat in message keys: who is present waits for no place at the day.
    public String seatKey(Workshop workshop) {
        var isLetIn = code == Code.PRESENT && workshop.seat() == Seat.AFTER_THE_DAY;
        return isLetIn ? "without-day" : workshop.seat().key();
    }

    /// Whether the person will be let in: a place that must still be confirmed or accepted is not
    /// theirs yet.
    public boolean hasPlace() {
        return code == Code.REGISTERED || code == Code.PRESENT;
    }

    /// Whether the place at the day is free for the person, once it is confirmed or accepted.
    public boolean isPlaceReserved() {
        return code == Code.OFFERED || code == Code.TO_CONFIRM && seated;
    }

    /// Whether there is neither a place nor a rank before the address is confirmed.
    public boolean isUnplaced() {
        return code == Code.TO_CONFIRM && !seated && rank == null;
    }

    public boolean isActive() {
        return switch (code) {
            case TO_CONFIRM, REGISTERED, WAITING, OFFERED, PRESENT, DAY_CANCELLED -> true;
            case CANCELLED, LAPSED, ERASED -> false;
        };
    }

    /// The offered seats that can be accepted or left, which are there now: the place at the day with
    /// its workshops, or workshops.
    public List<Offer> offers() {
        if (code == Code.OFFERED && until != null) return List.of(new Offer(null, until));
        return workshops.stream()
                .filter(workshop -> workshop.seat() == Seat.OFFERED && workshop.until() != null)
                .map(workshop -> new Offer(workshop.session(), workshop.until()))
                .toList();
    }

    /// The workshops that come with the offered place at the day; none without such an offer.
    public List<SessionId> offeredWithDay() {
        if (code != Code.OFFERED) return List.of();
        return workshops.stream()
                .filter(workshop -> workshop.seat() == Seat.OFFERED)
                .map(Workshop::session)
                .toList();
    }

    /// Whether the person waits for the day or for a workshop.
    public boolean isWaiting() {
        return code == Code.WAITING || workshops.stream().anyMatch(workshop -> workshop.seat() == Seat.WAITING);
    }

    /// Whether the person is told a rank, of the day or of a workshop.
    public boolean isRanked() {
        return rank != null || workshops.stream().anyMatch(workshop -> workshop.rank() != null);
    }

    public boolean hasSeatIn(SessionId workshop) {
        return hasPlace()
                && in(workshop).filter(found -> found.seat() == Seat.SEATED).isPresent();
    }

    /// Empty if the person did not choose this workshop.
    public Optional<Workshop> in(SessionId workshop) {
        return workshops.stream()
                .filter(found -> found.session().equals(workshop))
                .findFirst();
    }

    /// Whether the person prefers another workshop of the slot, and chose this one in the meantime.
    public boolean isInterim(Slot slot, Workshop workshop) {
        return workshops.stream()
                .takeWhile(other -> !other.session().equals(workshop.session()))
                .anyMatch(preferred -> slot.has(preferred.session()));
    }

    /// The seat that an awaited one will replace: that of another workshop at the same time.
    public Optional<Workshop> replacedBy(Workshop awaited, Slot slot) {
        return workshops.stream()
                .filter(other -> awaited.seat() == Seat.WAITING)
                .filter(other -> other.seat().isHeld() && slot.has(other.session()))
                .findFirst();
    }

    /// Those to show: without the ones that are not needed.
    public List<Workshop> shownWorkshops() {
        return workshops.stream()
                .filter(workshop -> workshop.seat() != Seat.NOT_NEEDED)
                .toList();
    }
}
