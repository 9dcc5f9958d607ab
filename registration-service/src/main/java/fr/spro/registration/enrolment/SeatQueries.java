package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Slot;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/// What the pages ask about seats.
@Service
public class SeatQueries {

    /// How full something is.
    public record Count(int seats, int taken, int waiting) {
        public int free() {
            return seats - taken;
        }
    }

    /// How workshops are chosen at this moment.
    public enum Choosing {
        /// One after the other, as they come.
        FIRST_COME,
        /// In order of preference, to be allocated later.
        RANKED,
        /// Not any more, for the wishes are about to be allocated.
        CLOSED
    }

    /// How full the day and its workshops are, and how these are chosen.
    public record Fullness(Count day, Map<SessionId, Count> workshops, Choosing choosing) {

        /// Whether who waits for one of the workshops can sit in another meanwhile.
        public boolean hasMeanwhile(Slot slot) {
            return slot.workshops().size() > 1
                    && slot.workshops().stream()
                            .anyMatch(workshop -> workshops.get(workshop.id()).free() == 0);
        }
    }

    /// The same at the same moment: how full everything is, and what some of those registered have.
    public record Standing(Fullness fullness, Map<RegistrationId, Places> places) {}

    private final WaitingLists queues;
    private final Clock clock;

    SeatQueries(WaitingLists queues, Clock clock) {
        this.queues = queues;
        this.clock = clock;
    }

    public Fullness of(RegionalDay day) {
        return fullness(day, queues.of(day.id()));
    }

    public Standing of(RegionalDay day, Iterable<Registration> registrations) {
        var seating = queues.of(day.id());
        return new Standing(fullness(day, seating), places(seating, registrations));
    }

    private Fullness fullness(RegionalDay day, Seating seating) {
        var workshops = new LinkedHashMap<SessionId, Count>();
        day.sessions().stream()
                .filter(Session::isWorkshop)
                .map(Session::id)
                .forEach(id -> workshops.put(id, seating.countOf(id)));
        return new Fullness(seating.countOfDay(), workshops, choosing(day, seating));
    }

    /// Ranked wishes become seats, once; from then on it is first come.
    ///
    /// @param orders for each workshop, who comes before whom
    /// @param preferences the wishes of those who have several at the same time, the best first
    public void allocate(
            DayId day, Map<String, List<String>> orders, Map<String, List<String>> preferences, Instant at) {
        queues.allocate(day, orders, preferences, at);
    }

    public Choosing choosing(RegionalDay day) {
        return day.details().isRanked() ? choosing(day, queues.of(day.id())) : Choosing.FIRST_COME;
    }

    /// What this registration has at this moment.
    public Places placesOf(Registration registration) {
        return queues.of(registration.day())
                .placesOf(registration.id(), registration.wishes().workshops());
    }

    /// The same for many of one day, reading the queues once.
    public Map<RegistrationId, Places> placesOf(DayId day, Iterable<Registration> registrations) {
        return places(queues.of(day), registrations);
    }

    private static Map<RegistrationId, Places> places(Seating seating, Iterable<Registration> registrations) {
        var places = new LinkedHashMap<RegistrationId, Places>();
        registrations.forEach(registration -> places.put(
                registration.id(),
                seating.placesOf(registration.id(), registration.wishes().workshops())));
        return places;
    }

    /// Who has a place at the day at this moment.
    public Predicate<Registration> havingPlace(DayId day) {
        var seating = queues.of(day);
        return registration ->
                seating.placesOf(registration.id(), List.of()).day().seated();
    }

    private Choosing choosing(RegionalDay day, Seating seating) {
        if (!seating.isPending()) return Choosing.FIRST_COME;
        return day.details().takesWishesAt(clock.instant()) ? Choosing.RANKED : Choosing.CLOSED;
    }
}
