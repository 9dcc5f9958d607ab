package fr.spro.notification.message;

import fr.spro.notification.mail.MailRequest;
import fr.spro.notification.mail.MimeComposer;
import fr.spro.notification.smtp.MailServer;
import fr.spro.notification.smtp.OutgoingMessage;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Makes the mail of a message, for one attempt.
@Component
class ComposeMessage {

    private final MimeComposer composer;
    private final GivenEntries givenEntries;
    private final MailServer mailServer;
    private final JsonMapper json;

    ComposeMessage(MimeComposer composer, GivenEntries givenEntries, MailServer mailServer, JsonMapper json) {
        this.composer = composer;
        this.givenEntries = givenEntries;
        this.mailServer = mailServer;
        this.json = json;
    }

    OutgoingMessage compose(Notification notification, MessageData data) {
        var message = mailServer.newMessage();
        composer.compose(request(notification, data), message);
        return message;
    }

    private MailRequest request(Notification notification, MessageData data) {
        var cause = notification.cause();
        return new MailRequest(
                notification.id().value(),
                notification.template(),
                cause.mailedEvent(json),
                cause.sequence(),
                notification.createdAt(),
                data.recipient().orElseThrow(),
                data.group(),
                data.day(),
                givenEntries.include(notification));
    }
}
