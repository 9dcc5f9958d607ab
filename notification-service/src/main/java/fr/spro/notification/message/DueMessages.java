package fr.spro.notification.message;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import fr.spro.notification.known.UpdateProjection.ProjectionUpdated;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconciler;
import fr.spro.platform.messaging.work.Reconcilers;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.conversions.Bson;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/// Sends messages in the background: new ones immediately, waiting ones when their data arrives, and every
/// ten seconds those that are due.
@Component
class DueMessages {

    private final MongoOperations mongo;
    private final Clock clock;
    private final Reconciler<NotificationId> reconciler;

    DueMessages(SendMessage sendMessage, MongoOperations mongo, Reconcilers reconcilers, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
        this.reconciler =
                reconcilers.add(Job.of("send-messages", Duration.ofSeconds(10), this::due, sendMessage::handle)
                        .startingAtOnce());
    }

    void trigger(NotificationId id) {
        reconciler.trigger(id);
    }

    @EventListener
    void onUpdate(ProjectionUpdated event) {
        find(Filters.eq("waitingFor", event.about().toString())).forEach(this::trigger);
    }

    Stream<NotificationId> due() {
        return find(Filters.lte("nextAttemptAt", Date.from(clock.instant())));
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
