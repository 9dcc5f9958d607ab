package fr.spro.registration.attendance;

import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.seating.SeatQueries;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Who may come to a day, with just what the welcome at the door has to know of them.
@Service
public class CheckInDeskList {

    /// @param code what the badge's QR code says
    /// @param structure the name of where the person comes from; may be empty
    /// @param seated whether the person has a place at the day and does not wait for one
    /// @param checkedInAt when the person came, if so
    public record Person(
            String id,
            String code,
            String name,
            String structure,
            boolean seated,
            List<Wish> sessions,
            @Nullable Instant checkedInAt,
            List<Seen> seen) {}

    /// A session that the person chose.
    public record Wish(String session, boolean seated) {}

    /// A session in which the person was seen.
    public record Seen(String session, Instant at) {}

    private static final Duration KEPT_AFTERWARDS = Duration.ofHours(24);

    private final Registrations registrations;
    private final SeatQueries seats;
    private final IdResolver idResolver;

    CheckInDeskList(Registrations registrations, SeatQueries seats, IdResolver idResolver) {
        this.registrations = registrations;
        this.seats = seats;
        this.idResolver = idResolver;
    }

    /// Until when a device may have the list.
    public static Instant keptUntil(RegionalDay day) {
        return day.endsAt().plus(KEPT_AFTERWARDS);
    }

    /// By name.
    public List<Person> of(RegionalDay day) {
        var expected = registrations.findByDay(day.id()).stream()
                .filter(Registration::isActive)
                .sorted(Comparator.comparing(
                        registration -> registration.listing().name()))
                .toList();
        var directory = idResolver.structures();
        var places = seats.placesOf(day.id(), Registration.claims(expected));
        return expected.stream()
                .map(registration -> person(registration, places.get(registration.id()), directory))
                .toList();
    }

    private static Person person(Registration registration, Places places, Map<StructureId, Structure> directory) {
        var wishes = registration.wishes();
        var structure = directory.get(wishes.structure());
        var other = wishes.otherStructure() == null ? "" : wishes.otherStructure();
        return new Person(
                registration.id().value(),
                new BadgeCode(registration.id()).text(),
                registration.participant().name(),
                structure == null ? other : structure.name(),
                places.day().seated(),
                places.workshops().stream()
                        .map(place -> new Wish(place.sessionId(), place.seated()))
                        .toList(),
                registration.checkedInAt(),
                registration.attended().stream()
                        .map(seen -> new Seen(seen.session().value(), seen.at()))
                        .toList());
    }
}
