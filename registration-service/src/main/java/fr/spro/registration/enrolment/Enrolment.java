package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/// What the pages ask about seats.
@Service
public class Enrolment {

    /// How full something is.
    public record Count(int seats, int taken, int waiting) {
        public int free() {
            return seats - taken;
        }
    }

    /// How full the day and its workshops are.
    public record Fullness(Count day, Map<SessionId, Count> workshops) {}

    private final Queues queues;

    Enrolment(Queues queues) {
        this.queues = queues;
    }

    public Fullness of(RegionalDay day) {
        var seating = queues.of(day.id());
        var workshops = new LinkedHashMap<SessionId, Count>();
        day.sessions().stream()
                .filter(Session::isWorkshop)
                .map(Session::id)
                .forEach(id -> workshops.put(id, seating.countOf(id)));
        return new Fullness(seating.countOfDay(), workshops);
    }

    /// What this registration has at this moment.
    public Places placesOf(Registration registration) {
        return queues.of(registration.day())
                .placesOf(registration.id(), registration.wishes().workshops());
    }

    /// The same for many of one day, reading the queues once.
    public Map<RegistrationId, Places> placesOf(DayId day, Iterable<Registration> registrations) {
        var seating = queues.of(day);
        var places = new LinkedHashMap<RegistrationId, Places>();
        registrations.forEach(registration -> places.put(
                registration.id(),
                seating.placesOf(registration.id(), registration.wishes().workshops())));
        return places;
    }
}
