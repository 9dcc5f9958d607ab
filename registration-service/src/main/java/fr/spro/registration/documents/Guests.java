package fr.spro.registration.documents;

import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.seating.SeatQueries;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Who counts among the participants of a day, by name, with where they come from and what they have.
@Component
class Guests {

    /// @param structure empty if they did not say
    record Guest(Registration registration, String structure, Places places) {

        String name() {
            return registration.participant().name();
        }

        boolean hasPlace() {
            return places.day().seated();
        }

        /// In the order of the programme.
        List<Session> workshops(RegionalDay day) {
            return day.sessions().stream()
                    .filter(session -> hasSeatIn(session.id()))
                    .toList();
        }

        boolean hasSeatIn(SessionId workshop) {
            return places.workshops().stream()
                    .filter(place -> place.sessionId().equals(workshop.value()))
                    .anyMatch(WorkshopPlace::seated);
        }

        boolean hasChosen(SessionId workshop) {
            return registration.wishes().workshops().contains(workshop);
        }
    }

    private static final Comparator<Registration> BY_NAME = Comparator.comparing(
                    (Registration registration) -> registration.listing().name())
            .thenComparing(registration -> registration.id().value());

    private final Registrations registrations;
    private final IdResolver idResolver;
    private final SeatQueries seats;

    Guests(Registrations registrations, IdResolver idResolver, SeatQueries seats) {
        this.registrations = registrations;
        this.idResolver = idResolver;
        this.seats = seats;
    }

    List<Guest> of(DayId day) {
        var active = registrations.findByDay(day).stream()
                .filter(Registration::isActive)
                .sorted(BY_NAME)
                .toList();
        Map<StructureId, Structure> directory = idResolver.structures();
        var places = seats.placesOf(day, Registration.claims(active));
        return active.stream()
                .map(registration ->
                        new Guest(registration, registration.wishes().origin(directory), places.get(registration.id())))
                .toList();
    }

    Guest of(Registration registration) {
        var structure = registration.wishes().structure();
        var directory = structure == null
                ? Map.<StructureId, Structure>of()
                : idResolver
                        .structure(structure)
                        .map(found -> Map.of(structure, found))
                        .orElse(Map.of());
        return new Guest(registration, registration.wishes().origin(directory), seats.placesOf(registration.claim()));
    }
}
