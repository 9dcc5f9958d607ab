package fr.spro.registration.enrolment;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.seating.Occupancy;
import fr.spro.registration.seating.SeatQueries;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;

/// What erasing a person would mean for the place, the attendance and the texts of others. Read-only.
@Service
public class ForeseeErasure {

    /// What becomes of the place at the day.
    public enum Place {
        /// There is none, or the day does not need it any more.
        NONE,
        /// The rank on the waiting list is given up.
        RANK,
        /// It is offered to the first of those who wait.
        NEXT,
        /// Nobody waits.
        FREE,
        /// The day has begun, so nobody is notified.
        BEGUN;

        /// The name in message keys.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param waiting those who wait for the day
    /// @param waitingForSeats those who wait for a workshop in which a seat becomes free
    /// @param attended whether an attendance loses its name
    public record Effects(Place place, int waiting, int waitingForSeats, boolean attended) {}

    private final SeatQueries seats;
    private final List<ErasureListener> listeners;
    private final Clock clock;

    ForeseeErasure(SeatQueries seats, List<ErasureListener> listeners, Clock clock) {
        this.seats = seats;
        this.listeners = listeners;
        this.clock = clock;
    }

    public Effects of(RegionalDay day, Registration registration) {
        var state = ParticipantState.of(day, registration, seats);
        var occupancy = seats.of(day);
        var place = place(day, state, occupancy);
        var isHandedOn = place == Place.NEXT || place == Place.FREE;
        return new Effects(
                place,
                occupancy.day().waiting(),
                isHandedOn ? waitingForSeats(state, occupancy) : 0,
                registration.attendance().isCheckedIn());
    }

    private Place place(RegionalDay day, ParticipantState state, Occupancy occupancy) {
        var now = clock.instant();
        if (!day.isToCome(now)) return Place.NONE;
        if (state.rank() != null) return Place.RANK;
        if (!state.seated()) return Place.NONE;
        if (day.hasBegun(now)) return Place.BEGUN;
        return occupancy.day().waiting() > 0 ? Place.NEXT : Place.FREE;
    }

    private static int waitingForSeats(ParticipantState state, Occupancy occupancy) {
        return state.workshops().stream()
                .filter(workshop -> workshop.seat().isHeld())
                .map(ParticipantState.Workshop::session)
                .mapToInt(workshop -> waiting(workshop, occupancy))
                .sum();
    }

    private static int waiting(SessionId workshop, Occupancy occupancy) {
        var count = occupancy.workshops().get(workshop);
        return count == null ? 0 : count.waiting();
    }

    /// The number of texts of others that will be listed for review. It reads all texts.
    public int textsToReview(Registration registration) {
        return listeners.stream()
                .mapToInt(listener -> listener.textsToReview(registration))
                .sum();
    }
}
