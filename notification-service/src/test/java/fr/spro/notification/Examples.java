package fr.spro.notification;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.ContactEvent.NewAddress;
import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DayEvent.DayPublished;
import fr.spro.contracts.DayEvent.Session;
import fr.spro.contracts.DayEvent.SessionKind;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import java.time.Instant;
import java.util.List;

/// Events as registration-service publishes them.
final class Examples {

    static final Instant NOW = Instant.parse("2026-11-01T09:00:00Z");

    private Examples() {}

    static DayPublished published(String dayId, long version) {
        return new DayPublished(dayId, day(version), NOW);
    }

    static Day day(long version) {
        return new Day(
                version,
                "journee",
                "Journée régionale",
                Instant.parse("2027-11-19T08:30:00Z"),
                Instant.parse("2027-11-19T15:30:00Z"),
                "Cité des congrès, Nantes",
                "Tramway ligne 1, arrêt Duchesse Anne",
                List.of(
                        workshop("w-1", "Le numérique dans les lieux d’accueil", "2027-11-19T09:30:00Z"),
                        workshop("w-4", "Choisir ses outils", "2027-11-19T13:00:00Z")),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Session workshop(String id, String title, String startsAt) {
        var start = Instant.parse(startsAt);
        return new Session(id, SessionKind.WORKSHOP, title, start, start.plusSeconds(3600), "Salle A", 30, null);
    }

    static ContactListed contact(String contactId, long version, String language) {
        return new ContactListed(
                EntityRef.registration(contactId), version, "Ada Lovelace", contactId + "@example.org", language);
    }

    /// With a new address that was entered in this version.
    static ContactListed entering(String contactId, long version, String newAddress) {
        return new ContactListed(
                EntityRef.registration(contactId),
                version,
                "Ada Lovelace",
                contactId + "@example.org",
                "fr",
                new NewAddress(newAddress, version),
                null);
    }

    static RegistrationRequested requested(String registrationId, String dayId) {
        return events(registrationId, dayId).requested(Instant.parse("2099-11-03T09:00:00Z"));
    }

    static RegistrationConfirmed confirmed(String registrationId, String dayId) {
        var places = new Places(
                new Place(true, null),
                List.of(new WorkshopPlace("w-1", false, 3), new WorkshopPlace("w-4", true, null)));
        return events(registrationId, dayId).confirmed(places);
    }

    private static EventsOf events(String registrationId, String dayId) {
        return new EventsOf(registrationId, dayId, 1, NOW);
    }
}
