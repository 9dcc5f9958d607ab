package fr.spro.registration;

import fr.spro.contracts.DayEvent.SessionKind;
import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.SplitName;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.CorrectParticipant;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.text.AccentFolding;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Test data: a day with two workshops at the same time and one in the afternoon.
public final class Examples {

    public static final Instant START = Instant.parse("2027-11-19T08:30:00Z");
    public static final SessionId MORNING = new SessionId("w-1");
    public static final SessionId SAME_TIME = new SessionId("w-2");
    public static final SessionId AFTERNOON = new SessionId("w-3");

    private Examples() {}

    public static RegionalDay day(String id, int places, int morningSeats) {
        return RegionalDay.draft(
                new DayId(id),
                "request",
                details(places),
                List.of(
                        workshop(MORNING, 1, "Salle Erdre", morningSeats),
                        workshop(SAME_TIME, 1, "Salle Loire", 50),
                        workshop(AFTERNOON, 4, "Salle Erdre", 50)),
                List.of());
    }

    public static Details details(int places) {
        return detailsOpen(places, null, null);
    }

    /// A day for which people can register in this time.
    public static Details detailsOpen(int places, @Nullable Instant opensAt, @Nullable Instant closesAt) {
        return new Details(
                "Journée régionale",
                "Une journée pour se retrouver.",
                "Centre de congrès, 49000 Angers",
                null,
                START,
                START.plusSeconds(7 * 3600),
                places,
                List.of(),
                opensAt,
                closesAt,
                null);
    }

    /// A day of seven hours that ends then.
    public static Details detailsUntil(Instant end) {
        return new Details(
                "Journée passée",
                "Une journée pour se retrouver.",
                "Angers",
                null,
                end.minusSeconds(7 * 3600),
                end,
                50,
                List.of(),
                null,
                null,
                null);
    }

    /// The same day as a rehearsal, whose mails go to this address.
    public static Details rehearsal(Details day, String mailbox) {
        return new Details(
                day.title(),
                day.description(),
                day.place(),
                day.access(),
                day.startsAt(),
                day.endsAt(),
                day.places(),
                day.rooms(),
                day.opensAt(),
                day.closesAt(),
                EmailAddress.of(mailbox));
    }

    /// The deadline for wishes is a day before.
    public static Details rankedDetails(int places) {
        return new Details(
                "Journée régionale",
                "Une journée pour se retrouver.",
                "Centre de congrès, 49000 Angers",
                null,
                START,
                START.plusSeconds(7 * 3600),
                places,
                List.of(),
                null,
                null,
                null,
                START.minusSeconds(86_400));
    }

    public static Session workshop(SessionId id, int hour, String room, int seats) {
        var start = START.plusSeconds(hour * 3600L);
        return new Session(
                id,
                SessionKind.WORKSHOP,
                "Atelier " + id.value(),
                start,
                start.plusSeconds(3600),
                room,
                seats,
                List.of());
    }

    public static Participant participant(String name) {
        return participant(name, AccentFolding.fold(name).replace(' ', '.') + "@example.org");
    }

    public static Participant participant(String name, String email) {
        return new Participant(SplitName.of(name), EmailAddress.of(email), "fr");
    }

    public static Wishes wishes(SessionId... workshops) {
        return new Wishes(null, "Une association", Arrays.asList(workshops), null, Map.of());
    }

    /// A correction of the participant as stored now.
    public static CorrectParticipant.Command correcting(Registration now, String name, String email, String by) {
        return new CorrectParticipant.Command(
                now.id(),
                SplitName.of(name),
                EmailAddress.of(email),
                now.contact().shown(),
                by);
    }
}
