package fr.spro.notification.message;

import fr.spro.notification.projection.ProjectionUseCases;
import fr.spro.notification.projection.UpdateProjection;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.web.SecretLinks;
import fr.spro.suite.Networks;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.json.JsonMapper;

/// The use cases of messages, created without Spring. The background job is not started: tests call
/// `sendMessage`.
final class MessageUseCases {

    final Store<Notification> store;
    final UpdateProjection updateProjection;
    final ScheduleMessage scheduleMessage;
    final SendMessage sendMessage;
    final RetractMessages retractMessages;
    final DueMessages dueMessages;
    final Messages messages;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    MessageUseCases(InMemoryMongo mongo, int smtpPort, Clock clock) {
        this(mongo, mongo.store(Notification.class), smtpPort, clock);
    }

    MessageUseCases(InMemoryMongo mongo, Store<Notification> store, int smtpPort, Clock clock) {
        this.store = store;
        var projections = new ProjectionUseCases(mongo);
        var json = JsonMapper.builder().build();
        var mailServer = new MailServer(mailSettings(smtpPort), new MailMetrics(meters));
        var composer =
                new MimeComposer(mailWriter(), new GivenEntries(mongo.mongo(), json), mailServer, settings(), json);
        updateProjection = projections.updateProjection;
        sendMessage =
                new SendMessage(store, projections.projections, composer, mailServer, new MailMetrics(meters), clock);
        dueMessages = new DueMessages(sendMessage, mongo.mongo(), mongo.reconcilers(), clock);
        scheduleMessage = new ScheduleMessage(store, dueMessages, new Repetitions(mongo.mongo(), json), json, clock);
        retractMessages = new RetractMessages(store, mongo.mongo(), clock);
        messages = new Messages(mongo.mongo(), projections.projections);
    }

    static MailWriter mailWriter() {
        return new MailWriter(settings(), new MailLinks(settings(), links("registration"), links("survey")));
    }

    static MessageSettings settings() {
        return new MessageSettings(URI.create("http://localhost:8080"), Networks.EXAMPLE);
    }

    static JavaMailSenderImpl mailSettings(int port) {
        var settings = new JavaMailSenderImpl();
        settings.setHost("127.0.0.1");
        settings.setPort(port);
        settings.getJavaMailProperties().put("mail.smtp.timeout", "1000");
        settings.getJavaMailProperties().put("mail.smtp.connectiontimeout", "1000");
        return settings;
    }

    private static SecretLinks links(String purpose) {
        var key = Base64.getEncoder().encodeToString(new byte[32]);
        return SecretLinks.forPurpose(
                new MockEnvironment().withProperty("spro.links.%s.keys.k1".formatted(purpose), key), purpose);
    }
}
