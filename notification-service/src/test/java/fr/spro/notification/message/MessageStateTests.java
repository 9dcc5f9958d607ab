package fr.spro.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.notification.message.Messages.Search;
import fr.spro.platform.messaging.InMemoryMongo;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The states that people see, and the documents that have them.
class MessageStateTests {

    private static final String MESSAGE = """
        {"_id": "registration/r-1/4|place-confirmed|registration:r-1", "template": "PLACE_CONFIRMED",
         "about": {"ref": "registration:r-1", "version": 1},
         "cause": {"eventId": "registration/r-1/4", "sequence": 4, "topic": "registration.registrations", "event": "{}"},
         "createdAt": {"$date": "2027-11-08T09:00:00Z"}, "validUntil": {"$date": "2027-11-15T09:00:00Z"},
         "waitingFor": [], "version": {"$numberLong": "1"}, "sequence": {"$numberLong": "0"}, "outbox": []}
        """;
    private static final String TIME = "{\"$date\": \"2027-11-08T09:00:00Z\"}";

    private final InMemoryMongo mongo = new InMemoryMongo();
    private final MessageUseCases message = new MessageUseCases(mongo, 1, Clock.systemUTC());

    /// What is found in a state is what is derived from the document.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
        Due     | 'tries': 0                              | next | -                                  | DUE
        Due     | 'tries': 2, 'repeated': true            | next | 'plan': {'factAt': <t>} | DUE
        Due     | 'tries': 0, 'repeated': false           | next | 'delivery': {'mailId': 'm', 'undelivered': {'at': <t>, 'status': '5.1.1', 'source': 'DSN'}} | DUE
        Due     | 'tries': 0                              | -    | 'plan': {'factAt': <t>, 'hold': 'w'} | HELD
        Due     | 'tries': 0                              | next | 'plan': {'factAt': <t>, 'hold': 'w'} | HELD
        Sending | 'attempt': 'a', 'repeated': false       | next | -                                  | SENDING
        Sent    | 'at': <t>                               | -    | -                                  | SENT
        Sent    | 'at': <t>                               | -    | 'plan': {'factAt': <t>, 'hold': 'w'} | SENT
        Sent    | 'at': <t>                               | -    | 'copies': 2                        | DISTRIBUTED
        Sent    | 'at': <t>                               | -    | 'delivery': {'mailId': 'm', 'undelivered': {'at': <t>, 'status': '5.1.1', 'source': 'DSN'}} | UNDELIVERED
        NotSent | 'reason': 'EXPIRED', 'at': <t>          | -    | 'why': 'superseded'                | NOT_SENT
        NotSent | 'reason': 'OUTCOME_UNKNOWN', 'at': <t>  | -    | 'delivery': {'mailId': 'm', 'undelivered': {'at': <t>, 'status': '5.1.1', 'source': 'DSN'}} | UNDELIVERED
        """)
    void state_of_each_stored_form(String status, String fields, String next, String more, MessageState expected) {
        var document = Document.parse(MESSAGE);
        var name = "'_class': 'fr.spro.notification.message.Status$%s'".formatted(status);
        document.putAll(parsed("'status': {%s, %s}".formatted(fields, name)));
        if (next != null) document.putAll(parsed("'nextAttemptAt': <t>"));
        if (more != null) document.putAll(parsed(more));
        mongo.mongo().getCollection("notification").insertOne(document);

        var all = Arrays.stream(MessageState.values())
                .filter(state -> !found(state).isEmpty())
                .toList();

        assertThat(all).containsExactly(expected);
        assertThat(MessageState.of(found(expected).getFirst())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/messages.properties", "/messages_en.properties"})
    void every_state_and_every_reason_has_words(String bundle) throws IOException {
        var words = new Properties();
        try (var file = Objects.requireNonNull(MessageStateTests.class.getResourceAsStream(bundle))) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }

        for (var state : MessageState.values()) {
            assertThat(words).containsKeys("message.state." + state.key(), "message.one." + state.key());
        }
        for (var why : Why.known()) assertThat(words).containsKey("message.reason." + why.value());
    }

    private List<Notification> found(MessageState state) {
        return message.messages.find(new Search(state, null, null, null), 10);
    }

    private static Document parsed(String fields) {
        return Document.parse("{%s}".formatted(fields.replace("<t>", TIME).replace('\'', '"')));
    }
}
