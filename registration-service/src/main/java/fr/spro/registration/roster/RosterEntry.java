package fr.spro.registration.roster;

import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.platform.person.PersonName;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.Registration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.data.util.Lazy;

/// A registration with its places and structure, which are read lazily, so that counting reads neither.
public final class RosterEntry {

    private final RegionalDay day;
    private final Registration registration;
    private final Lazy<Places> places;
    private final Lazy<Optional<Structure>> structure;
    private final Instant now;

    RosterEntry(
            RegionalDay day,
            Registration registration,
            Lazy<Places> places,
            Lazy<Optional<Structure>> structure,
            Instant now) {
        this.day = day;
        this.registration = registration;
        this.places = places;
        this.structure = structure;
        this.now = now;
    }

    public Registration registration() {
        return registration;
    }

    public PersonName name() {
        return registration.participant().name();
    }

    /// The structure, if it is or was in the directory.
    public Optional<Structure> structure() {
        return structure.get();
    }

    /// The name of the structure; empty if unknown.
    public String origin() {
        return structure()
                .map(Structure::name)
                .orElseGet(
                        () -> Objects.requireNonNullElse(registration.wishes().otherStructure(), ""));
    }

    /// As the person may know them.
    public Places places() {
        return registration.known(places.get());
    }

    /// As people are told it.
    public ParticipantState state() {
        return ParticipantState.of(day, registration, places());
    }

    /// The name of the state in the message keys of lists for staff.
    public String words() {
        return ParticipantState.staffKeyAt(state().code(), day, now);
    }

    /// Whether somebody may still wait or be asked to answer.
    public boolean isOpen() {
        return day.isToCome(now);
    }

    /// Empty if the person did not choose this workshop.
    public Optional<WorkshopPlace> place(SessionId workshop) {
        return places().workshops().stream()
                .filter(place -> place.sessionId().equals(workshop.value()))
                .findFirst();
    }

    /// Those in which the person has a seat, in the order of the programme.
    public List<Session> workshops() {
        var state = state();
        return day.sessions().stream()
                .filter(session -> state.hasSeatIn(session.id()))
                .toList();
    }
}
