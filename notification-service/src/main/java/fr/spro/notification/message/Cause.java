package fr.spro.notification.message;

import fr.spro.contracts.MailedEvent;
import fr.spro.contracts.Topic;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The event that caused a message: id, sequence, topic and content. Events carry no personal data, so they
/// can be stored.
///
/// @param correlation id of the request that caused the event; null in older messages
public record Cause(
        String eventId,
        long sequence,
        String topic,
        String event,
        @Nullable String correlation) {

    /// Fields of an event that differ when a restored service publishes it again: the time of its own and of its
    /// deadline, and the versions that it refers to.
    private static final Pattern INCIDENTAL = Pattern.compile(".*(At|[vV]ersion)");

    /// @throws EventOfNewerVersion if this version does not know the type; the newer one sends the message
    MailedEvent mailedEvent(JsonMapper json) {
        var known = json.readValue(event, Topic.named(topic).events());
        if (known instanceof MailedEvent mailed) return mailed;
        throw new EventOfNewerVersion();
    }

    /// The event's id without its number.
    String aggregate() {
        return eventId.substring(0, eventId.lastIndexOf('/'));
    }

    /// Whether both events say the same, whenever they happened.
    boolean saysTheSameAs(Cause other, JsonMapper json) {
        return statement(json).equals(other.statement(json));
    }

    private JsonNode statement(JsonMapper json) {
        var statement = json.readTree(event);
        removeIncidental(statement);
        return statement;
    }

    private static void removeIncidental(JsonNode node) {
        if (node instanceof ObjectNode object) {
            // An earlier version did not write a component that is absent now.
            object.removeNulls();
            object.remove(object.propertyNames().stream()
                    .filter(INCIDENTAL.asMatchPredicate())
                    .toList());
        }
        node.forEach(Cause::removeIncidental);
    }
}
