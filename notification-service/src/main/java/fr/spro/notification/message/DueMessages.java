package fr.spro.notification.message;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import fr.spro.notification.known.UpdateProjection.ProjectionUpdated;
import fr.spro.notification.mail.Kind;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconciler;
import fr.spro.platform.messaging.work.Reconcilers;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.conversions.Bson;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/// Sends messages in the background, by lane: new ones immediately, waiting ones when their data arrives, and every
/// ten seconds those that are due.
@Component
class DueMessages {

    private final MongoOperations mongo;
    private final Clock clock;
    private final Map<Lane, Reconciler<NotificationId>> lanes = new EnumMap<>(Lane.class);

    DueMessages(
            SendMessage sendMessage, LaneLimits limits, MongoOperations mongo, Reconcilers reconcilers, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
        for (var lane : Lane.values()) {
            Job.Step<NotificationId> step = id -> limits.work(lane, () -> sendMessage.handle(id));
            var job = Job.of("send-" + lane.key(), Duration.ofSeconds(10), () -> due(lane), step);
            lanes.put(
                    lane,
                    reconcilers.add(job.withConcurrency(limits.workers(lane)).startingAtOnce()));
        }
    }

    void trigger(Notification message) {
        trigger(Lane.of(message.template()), message.id());
    }

    private void trigger(Lane lane, NotificationId id) {
        Objects.requireNonNull(lanes.get(lane)).trigger(id);
    }

    @EventListener
    void onUpdate(ProjectionUpdated event) {
        for (var lane : Lane.values()) {
            find(Filters.and(Filters.eq("waitingFor", event.about().toString()), in(lane)))
                    .forEach(id -> trigger(lane, id));
        }
    }

    Stream<NotificationId> due(Lane lane) {
        return find(Filters.and(Filters.lte("nextAttemptAt", Date.from(clock.instant())), in(lane)));
    }

    private static Bson in(Lane lane) {
        return Filters.in("template", lane.kinds().stream().map(Kind::value).toList());
    }

    /// The oldest first.
    private Stream<NotificationId> find(Bson filter) {
        var found = mongo.getCollection(mongo.getCollectionName(Notification.class))
                .find(filter)
                .sort(Sorts.ascending("nextAttemptAt"))
                .projection(Projections.include("_id"))
                .map(document -> new NotificationId(document.getString("_id")));
        return StreamSupport.stream(found.spliterator(), false);
    }
}
