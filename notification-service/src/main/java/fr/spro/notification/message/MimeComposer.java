package fr.spro.notification.message;

import fr.spro.platform.web.CalendarFile;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import tools.jackson.databind.json.JsonMapper;

/// Composes a message as an e-mail: text and HTML with the same content, and a calendar entry if there is
/// one.
@Component
class MimeComposer {

    /// The kind of message, for mail filters and counters.
    static final String KIND = "X-SPRO-Message";

    private static final List<String> COMMON = List.of("reply", "next", "link", "colon");

    private final MailWriter mailWriter;
    private final GivenEntries givenEntries;
    private final MailServer mailServer;
    private final MessageSettings settings;
    private final JsonMapper json;
    private final SpringTemplateEngine engine = engine();

    MimeComposer(
            MailWriter mailWriter,
            GivenEntries givenEntries,
            MailServer mailServer,
            MessageSettings settings,
            JsonMapper json) {
        this.mailWriter = mailWriter;
        this.givenEntries = givenEntries;
        this.mailServer = mailServer;
        this.settings = settings;
        this.json = json;
    }

    OutgoingMessage compose(Notification notification, MessageData data) {
        var event = notification.cause().mailedEvent(json);
        var mail = mailWriter.write(notification, event, data, givenEntries.include(notification));
        try {
            var recipient = data.recipient().orElseThrow();
            var address = new InternetAddress(recipient.email(), KnownName.of(recipient, event), "UTF-8");
            return write(notification, mail, address);
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException(
                    "A message of kind %s cannot be composed".formatted(notification.template()), e);
        }
    }

    private OutgoingMessage write(Notification notification, MailContent mail, InternetAddress recipient)
            throws MessagingException, UnsupportedEncodingException {
        var message = mailServer.newMessage();
        var helper = new MimeMessageHelper(message, true, "UTF-8");
        var network = settings.network();
        helper.setFrom(network.sender().value(), network.name());
        helper.setReplyTo(network.contact().email().value());
        helper.setTo(recipient);
        helper.setSubject(mail.subject());
        var context = new Context(mail.language());
        context.setVariable("mail", mail);
        context.setVariable("sender", network.signature().in(mail.language()));
        context.setVariable("colours", network.colours());
        var texts = new MailTexts(notification.template(), mail.language());
        for (var key : COMMON) context.setVariable(key, texts.common(key));
        helper.setText(engine.process("mail/mail.txt", context), engine.process("mail/mail.html", context));
        if (mail.calendar() != null) add(mail.calendar(), helper);
        message.setHeader("Message-ID", messageId(notification));
        message.setHeader(KIND, notification.template().key());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", mail.language().getLanguage());
        return message;
    }

    /// As an alternative, which calendar programs show and apply, and as a file for all others.
    private static void add(CalendarFile calendar, MimeMessageHelper helper) throws MessagingException {
        try {
            var alternatives =
                    (MimeMultipart) helper.getMimeMultipart().getBodyPart(0).getContent();
            var part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(calendar.content(), calendar.mediaType())));
            alternatives.addBodyPart(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var file = new ByteArrayResource(calendar.content());
        helper.addAttachment(CalendarFile.NAME, file, CalendarFile.ATTACHMENT_TYPE);
    }

    /// The same for every attempt, so that mail servers and clients can detect duplicates.
    private String messageId(Notification notification) {
        var name = notification.id().value().getBytes(StandardCharsets.UTF_8);
        return "<%s@%s>".formatted(UUID.nameUUIDFromBytes(name), settings.domain());
    }

    private static SpringTemplateEngine engine() {
        var engine = new SpringTemplateEngine();
        engine.addTemplateResolver(resolver("*.html", TemplateMode.HTML));
        engine.addTemplateResolver(resolver("*.txt", TemplateMode.TEXT));
        return engine;
    }

    private static ClassLoaderTemplateResolver resolver(String pattern, TemplateMode mode) {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setResolvablePatterns(Set.of(pattern));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        return resolver;
    }
}
