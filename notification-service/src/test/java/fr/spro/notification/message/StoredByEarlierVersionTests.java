package fr.spro.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.EntityRef;
import fr.spro.notification.message.Status.Failure;
import fr.spro.notification.message.Status.NotSent;
import fr.spro.notification.message.Status.Sending;
import fr.spro.notification.message.Status.Sent;
import fr.spro.notification.smtp.ScriptedMailServer;
import fr.spro.platform.messaging.InMemoryMongo;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/// Documents as a version stored them whose classes were in other packages: their names are in `_class`.
class StoredByEarlierVersionTests {

    private static final Instant NOW = Instant.parse("2027-11-08T10:00:00Z");
    private static final String DUE = """
        {"tries": 0, "repeated": false, "_class": "fr.spro.notification.message.Status$Due"}\
        """;
    private static final String NEXT = """
        "nextAttemptAt": {"$date": "2027-11-08T09:00:00Z"},\
        """;
    private static final String MESSAGE = """
        {"_id": "registration/r-1/4|place-confirmed|registration:r-1", "template": "PLACE_CONFIRMED",
         "about": {"ref": "registration:r-1", "version": 1}, "day": {"ref": "day:d-1", "version": 1},
         "cause": {"eventId": "registration/r-1/4", "sequence": 4, "topic": "registration.registrations",
          "event": "{\\"type\\":\\"RegistrationConfirmed\\",\\"registrationId\\":\\"r-1\\",\\"dayId\\":\\"d-1\\",\\"dayVersion\\":1,\
        \\"contactVersion\\":1,\\"linkGeneration\\":1,\\"structureId\\":null,\\"places\\":{\\"day\\":{\\"seated\\":true,\\"rank\\":null},\
        \\"workshops\\":[]},\\"confirmedAt\\":\\"2027-11-08T09:00:00Z\\",\\"restored\\":null}",
          "correlation": "dac17cd0-9928-4b12-bb27-21c8e5c2e8f8"},
         "status": %s, "createdAt": {"$date": "2027-11-08T09:00:00Z"}, "validUntil": {"$date": "2027-11-15T09:00:00Z"},
         %s "waitingFor": [], "_class": "fr.spro.notification.message.Notification",
         "version": {"$numberLong": "1"}, "sequence": {"$numberLong": "0"}, "outbox": []}
        """;
    private static final String RECIPIENT = """
        {"_id": "registration:r-1", "version": 1, "name": "Ada", "email": "ada@example.org", "language": "fr",
         "coordinators": [], "subjects": [], "erased": false, "_class": "fr.spro.notification.projection.Recipient"}
        """;
    private static final String DAY = """
        {"_id": "d-1", "version": 1, "day": {"version": 1, "slug": "journee", "title": "Journée",
         "startsAt": {"$date": "2027-11-17T09:00:00Z"}, "endsAt": {"$date": "2027-11-17T16:00:00Z"},
         "place": "Nantes", "sessions": [], "links": []}, "_class": "fr.spro.notification.projection.DayProjection"}
        """;
    private static final NotificationId ID = new NotificationId("registration/r-1/4|place-confirmed|registration:r-1");

    private final InMemoryMongo mongo = new InMemoryMongo();

    @Test
    void sends_a_message_that_an_older_version_stored() throws IOException {
        store("notification", MESSAGE.formatted(DUE, NEXT));
        store("recipient", RECIPIENT);
        store("dayProjection", DAY);

        try (var server = new ScriptedMailServer(_ -> "")) {
            var service = new MessageUseCases(mongo, server.port(), Clock.fixed(NOW, ZoneOffset.UTC));
            service.sendDue();

            assertThat(server.received())
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.recipients()).containsExactly("ada@example.org"));
        }
        assertThat(message().status()).isEqualTo(new Sent(NOW));
    }

    @Test
    void reads_each_state_that_an_older_version_stored() {
        var at = "\"at\": {\"$date\": \"2027-11-08T10:00:00Z\"}";

        assertThat(stored("{\"attempt\": \"a-1\", \"repeated\": true, \"_class\": \"%s\"}", "Sending"))
                .isEqualTo(new Sending("a-1", true));
        assertThat(stored("{" + at + ", \"_class\": \"%s\"}", "Sent")).isEqualTo(new Sent(NOW));
        assertThat(stored("{\"reason\": \"OUTCOME_UNKNOWN\", " + at + ", \"_class\": \"%s\"}", "NotSent"))
                .isEqualTo(new NotSent(Failure.OUTCOME_UNKNOWN, NOW));
        assertThat(message().about().ref()).isEqualTo(EntityRef.registration("r-1"));
    }

    private Status stored(String status, String name) {
        mongo.mongo().getCollection("notification").deleteMany(new Document());
        store("notification", MESSAGE.formatted(status.formatted("fr.spro.notification.message.Status$" + name), ""));
        return message().status();
    }

    private Notification message() {
        return mongo.store(Notification.class).get(ID);
    }

    private void store(String collection, String document) {
        mongo.mongo().getCollection(collection).insertOne(Document.parse(document));
    }
}
