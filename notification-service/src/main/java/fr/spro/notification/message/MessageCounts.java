package fr.spro.notification.message;

import fr.spro.contracts.EntityRef;
import fr.spro.notification.mail.Kind;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Service;

/// How many messages of each kind are in each state. Messages to groups are not counted, but their copies.
@Service
public class MessageCounts {

    /// The numbers of one kind.
    public record Count(Kind kind, Map<MessageState, Long> numbers) {

        public long in(MessageState state) {
            return numbers.getOrDefault(state, 0L);
        }

        /// Those that will still be sent, or may be.
        public long waiting() {
            return in(MessageState.HELD) + in(MessageState.DUE) + in(MessageState.SENDING);
        }
    }

    private final MongoOperations mongo;

    MessageCounts(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /// The kinds that there are messages of, those that this version does not know at the end.
    ///
    /// @param recipients only messages to one of these, null for all
    public List<Count> of(@Nullable Collection<EntityRef> recipients) {
        var counts = new HashMap<Kind, Map<MessageState, Long>>();
        for (var state : MessageState.values()) {
            if (state == MessageState.DISTRIBUTED) continue;
            count(state, recipients)
                    .forEach((kind, number) -> counts.computeIfAbsent(kind, _ -> new EnumMap<>(MessageState.class))
                            .put(state, number));
        }
        return counts.entrySet().stream()
                .map(count -> new Count(count.getKey(), count.getValue()))
                .sorted(Comparator.comparing(MessageCounts::position)
                        .thenComparing(count -> count.kind().key()))
                .toList();
    }

    private Map<Kind, Long> count(MessageState state, @Nullable Collection<EntityRef> recipients) {
        var matching = recipients == null
                ? state.criteria()
                : new Criteria().andOperator(state.criteria(), Messages.isFor(recipients));
        var byKind = Aggregation.newAggregation(
                Aggregation.match(matching),
                Aggregation.group("template").count().as("number"));
        var counts = new HashMap<Kind, Long>();
        for (var group : mongo.aggregate(byKind, Notification.class, Document.class)) {
            counts.put(new Kind(group.getString("_id")), ((Number) group.get("number")).longValue());
        }
        return counts;
    }

    private static int position(Count count) {
        var position = Kind.known().indexOf(count.kind());
        return position < 0 ? Integer.MAX_VALUE : position;
    }
}
