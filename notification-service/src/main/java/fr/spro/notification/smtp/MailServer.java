package fr.spro.notification.smtp;

import fr.spro.platform.person.EmailAddress;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.StreamProvider;
import java.util.Date;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/// The SMTP server, through a pool of open connections. Outcomes differ by what the sender may do next.
@Component
public class MailServer implements DisposableBean {

    /// What is known after an attempt.
    public sealed interface Outcome {
        /// The server accepted the message.
        record Accepted() implements Outcome {}

        /// The server rejected the message permanently (5xx).
        record Rejected() implements Outcome {}

        /// The protocol would change an address, so nothing was transferred.
        record InvalidAddress() implements Outcome {}

        /// The server put off this message, and perhaps others to the same domain; retry later.
        record PutOff() implements Outcome {}

        /// The server rejected it temporarily for the sake of one mailbox, refused the sender, the
        /// login or relaying, or did not receive it; retry later.
        record Postponed() implements Outcome {}

        /// It must not be sent any more, or not in this attempt; the server forgets it.
        record Withdrawn() implements Outcome {}

        /// The connection broke after the server had asked for the content: it may have accepted it or not.
        record Unknown() implements Outcome {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);

    private final JavaMailSenderImpl settings;
    private final MailSigner signer;
    private final RefusalMetrics metrics;
    private final SmtpTimes times;
    private final Queue<SmtpConnection> idle = new ConcurrentLinkedQueue<>();
    private final CircuitBreaker circuit;

    static {
        // Otherwise Jakarta Mail searches the class path for it for each part of each message.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    @Autowired
    MailServer(
            JavaMailSenderImpl settings,
            SmtpSecurity security,
            MailSigner signer,
            RefusalMetrics metrics,
            CircuitBreakerRegistry circuits) {
        this(settings, security, signer, metrics, circuits, SmtpTimes.STANDARD);
    }

    MailServer(
            JavaMailSenderImpl settings,
            SmtpSecurity security,
            MailSigner signer,
            RefusalMetrics metrics,
            CircuitBreakerRegistry circuits,
            SmtpTimes times) {
        this.settings = settings;
        this.signer = signer;
        this.metrics = metrics;
        this.circuit = circuits.circuitBreaker("mail-server");
        this.times = times;
        security.applyTo(settings.getJavaMailProperties());
        settings.getJavaMailProperties().put("mail.smtp.socketFactory", new MailSockets());
        // Otherwise what took too long is tried again without a limit.
        settings.getJavaMailProperties().put("mail.smtp.socketFactory.fallback", "false");
        settings.getJavaMailProperties().put("mail.smtp.quitwait", "false");
    }

    public OutgoingMessage newMessage() {
        return new OutgoingMessage(settings.getSession());
    }

    /// Whether it can be tried: it could be connected to, or it is time to try again.
    public boolean isAvailable() {
        return circuit.getState() != CircuitBreaker.State.OPEN;
    }

    /// Each step ends after its time, whatever the server does.
    ///
    /// @param beforeData whether the message may still be sent, asked right before its content
    public Outcome send(OutgoingMessage message, BooleanSupplier beforeData) {
        if (!hasValidAddresses(message)) return new Outcome.InvalidAddress();
        try {
            message.setSentDate(new Date());
            message.saveChanges();
            var signed = signer.signed(message);
            return MailSockets.transfer(() -> transfer(signed, beforeData));
        } catch (MessagingException ours) {
            LOG.warn("A mail cannot be written: {}", ours.getClass().getName());
            return new Outcome.Postponed();
        }
    }

    private Outcome transfer(OutgoingMessage message, BooleanSupplier beforeData) {
        var dialogue = new SmtpDialogue();
        SmtpConnection connection;
        try {
            connection = circuit.executeCallable(() -> connected(dialogue, beforeData));
        } catch (CallNotPermittedException away) {
            return new Outcome.Postponed();
        } catch (Exception e) {
            noteUnreachable(dialogue, e);
            return new Outcome.Postponed();
        }
        try {
            connection.sendMessage(message, message.getAllRecipients());
            return new Outcome.Accepted();
        } catch (SmtpConnection.Withdrawn withdrawn) {
            return new Outcome.Withdrawn();
        } catch (MessagingException failed) {
            return outcome(dialogue, failed);
        } finally {
            if (dialogue.isReusable()) idle.add(connection);
            else close(connection);
        }
    }

    private Outcome outcome(SmtpDialogue dialogue, MessagingException failed) {
        if (dialogue.isUnknown() || dialogue.refusal().isEmpty()) {
            LOG.warn(
                    "No answer of the mail server at {}: {}",
                    dialogue.step(),
                    failed.getClass().getName());
            return dialogue.isUnknown() ? new Outcome.Unknown() : new Outcome.Postponed();
        }
        var refusal = dialogue.refusal().get();
        note(refusal);
        if (refusal.isFinal()) return new Outcome.Rejected();
        return refusal.isOfManyMailboxes() ? new Outcome.PutOff() : new Outcome.Postponed();
    }

    /// An exception is told by its types: its text may have an address.
    private void noteUnreachable(SmtpDialogue dialogue, Exception failed) {
        if (dialogue.refusal().isPresent()) note(dialogue.refusal().get());
        else if (dialogue.isWithoutTls()) LOG.warn("The mail server offers no TLS, so nothing is sent");
        else {
            var types = Stream.<Throwable>iterate(failed, Objects::nonNull, Throwable::getCause)
                    .map(cause -> cause.getClass().getSimpleName())
                    .collect(Collectors.joining(", because of "));
            LOG.warn("The mail server is not reachable: {}", types);
        }
    }

    private void note(Refusal refusal) {
        LOG.warn("The mail server refuses {}", refusal);
        if (refusal.isPermanent()) metrics.refused(refusal.of());
    }

    /// Jakarta Mail writes an address as bytes and cuts what is not ASCII: `šnne@` would arrive at `anne@`.
    private static boolean hasValidAddresses(MimeMessage message) {
        try {
            return Stream.of(message.getAllRecipients())
                    .map(InternetAddress.class::cast)
                    .map(InternetAddress::getAddress)
                    .allMatch(text -> EmailAddress.parse(text)
                            .filter(address -> address.value().equalsIgnoreCase(text))
                            .isPresent());
        } catch (MessagingException unreadable) {
            return false;
        }
    }

    private SmtpConnection connected(SmtpDialogue dialogue, BooleanSupplier beforeData) throws MessagingException {
        for (var connection = idle.poll(); connection != null; connection = idle.poll()) {
            // Whether it is still there is no part of the transfer.
            connection.begin(new SmtpDialogue(), beforeData);
            if (connection.isConnected()) {
                connection.begin(dialogue, beforeData);
                return connection;
            }
            close(connection);
        }
        var connection = new SmtpConnection(settings.getSession(), times);
        connection.begin(dialogue, beforeData);
        connection.connect(settings.getHost(), settings.getPort(), settings.getUsername(), settings.getPassword());
        return connection;
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException alreadyBroken) {
            LOG.debug(
                    "Closing a broken connection failed: {}",
                    alreadyBroken.getClass().getName());
        }
    }

    @Override
    public void destroy() {
        idle.forEach(MailServer::close);
    }
}
