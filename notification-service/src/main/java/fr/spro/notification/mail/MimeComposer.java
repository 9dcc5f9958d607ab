package fr.spro.notification.mail;

import fr.spro.platform.web.CalendarFile;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
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

/// Composes a message as an e-mail: text and HTML with the same content, and a calendar entry if there is
/// one.
@Component
public class MimeComposer {

    /// The kind of message, for mail filters and counters.
    static final String KIND = "X-SPRO-Message";

    private static final List<String> COMMON = List.of("reply", "next", "link", "colon");

    private final MailWriter mailWriter;
    private final MessageSettings settings;
    private final SpringTemplateEngine engine = engine();

    MimeComposer(MailWriter mailWriter, MessageSettings settings) {
        this.mailWriter = mailWriter;
        this.settings = settings;
    }

    /// @param message the empty one that becomes this mail
    public void compose(MailRequest request, MimeMessage message) {
        var mail = mailWriter.write(request);
        try {
            var recipient = request.recipient();
            var name = HeaderText.ofOptional(KnownName.of(recipient, request.event()));
            var address = new InternetAddress(recipient.email(), name, "UTF-8");
            write(request, mail, address, message);
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException("A message of kind %s cannot be composed".formatted(request.kind()), e);
        }
    }

    private void write(MailRequest request, MailContent mail, InternetAddress recipient, MimeMessage message)
            throws MessagingException, UnsupportedEncodingException {
        var helper = new MimeMessageHelper(message, true, "UTF-8");
        var network = settings.network();
        helper.setFrom(network.sender().value(), HeaderText.of(network.name()));
        helper.setReplyTo(network.contact().email().value());
        helper.setTo(recipient);
        helper.setSubject(HeaderText.of(mail.subject()));
        var context = new Context(mail.language());
        context.setVariable("mail", mail);
        context.setVariable("sender", network.signature().in(mail.language()));
        context.setVariable("colours", network.colours());
        var texts = new MailTexts(request.kind(), mail.language());
        for (var key : COMMON) context.setVariable(key, texts.common(key));
        helper.setText(engine.process("mail/mail.txt", context), engine.process("mail/mail.html", context));
        if (mail.calendar() != null) add(mail.calendar(), helper);
        message.setHeader("Message-ID", messageId(request.id()));
        message.setHeader(KIND, request.kind().key());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", mail.language().getLanguage());
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
    private String messageId(String id) {
        var name = id.getBytes(StandardCharsets.UTF_8);
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
