package fr.spro.notification.message;

import fr.spro.notification.known.FollowRegistration;
import fr.spro.notification.known.ProjectionUseCases;
import fr.spro.notification.known.UpdateProjection;
import fr.spro.notification.mail.MailUseCases;
import fr.spro.notification.smtp.MailServers;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.outbox.Store;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import tools.jackson.databind.json.JsonMapper;

/// The use cases of messages, created without Spring. The background job is not started: tests call
/// `sendMessage`.
final class MessageUseCases {

    /// Of each lane.
    static final int WORKERS = 2;

    final Store<Notification> store;
    final UpdateProjection updateProjection;
    final FollowRegistration followRegistration;
    final ScheduleMessage scheduleMessage;
    final SendMessage sendMessage;
    final RetractMessages retractMessages;
    final DueMessages dueMessages;
    final Messages messages;
    final MessageCounts messageCounts;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    MessageUseCases(InMemoryMongo mongo, int smtpPort, Clock clock) {
        this(mongo, mongo.store(Notification.class), smtpPort, clock);
    }

    MessageUseCases(InMemoryMongo mongo, Store<Notification> store, int smtpPort, Clock clock) {
        this.store = store;
        var projections = new ProjectionUseCases(mongo);
        var json = JsonMapper.builder().build();
        var mailServer = MailServers.at(smtpPort, meters);
        var givenEntries = new GivenEntries(mongo.mongo(), json);
        var composer = new ComposeMessage(MailUseCases.composer(), givenEntries, mailServer, json);
        updateProjection = projections.updateProjection;
        followRegistration = projections.followRegistration;
        sendMessage = new SendMessage(
                store,
                projections.projections,
                composer,
                mailServer,
                limits(),
                new DomainPauses(),
                new MailMetrics(meters),
                clock);
        dueMessages = new DueMessages(sendMessage, limits(), mongo.mongo(), mongo.reconcilers(), clock);
        scheduleMessage = new ScheduleMessage(store, dueMessages, new Repetitions(mongo.mongo(), json), json, clock);
        retractMessages = new RetractMessages(store, mongo.mongo(), clock);
        messages = new Messages(mongo.mongo(), projections.projections);
        messageCounts = new MessageCounts(mongo.mongo());
    }

    /// Sends what is due, in this thread.
    void sendDue() {
        for (var lane : Lane.values()) dueMessages.due(lane).toList().forEach(sendMessage::handle);
    }

    private static LaneLimits limits() {
        return new LaneLimits(
                BulkheadRegistry.of(
                        BulkheadConfig.custom().maxConcurrentCalls(WORKERS).build()),
                RateLimiterRegistry.of(RateLimiterConfig.custom()
                        .limitForPeriod(Integer.MAX_VALUE)
                        .build()));
    }
}
