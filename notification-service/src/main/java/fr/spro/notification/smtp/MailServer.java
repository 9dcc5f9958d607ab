package fr.spro.notification.smtp;

import fr.spro.platform.person.EmailAddress;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.StreamProvider;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
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

        /// The server rejected it temporarily, refused the sender, the login or relaying, or did not
        /// receive it; retry later.
        record Postponed() implements Outcome {}

        /// The connection broke after the content was begun: the server may have accepted it or not.
        record Unknown() implements Outcome {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);

    private final JavaMailSenderImpl settings;
    private final RefusalMetrics metrics;
    private final Queue<Transport> idle = new ConcurrentLinkedQueue<>();
    private final CircuitBreaker circuit = CircuitBreaker.of(
            "mail-server",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(5)
                    .minimumNumberOfCalls(5)
                    .waitDurationInOpenState(Duration.ofSeconds(15))
                    .build());

    static {
        // Otherwise Jakarta Mail searches the class path for it for each part of each message.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    MailServer(JavaMailSenderImpl settings, RefusalMetrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
        settings.getJavaMailProperties().put("mail.smtp.socketFactory", new MailSockets());
        // Otherwise what has failed by the deadline is tried again without it.
        settings.getJavaMailProperties().put("mail.smtp.socketFactory.fallback", "false");
    }

    public OutgoingMessage newMessage() {
        return new OutgoingMessage(settings.getSession());
    }

    /// Nothing is read from or written to the server from the deadline on; a write that has begun ends with
    /// the time-out of a write.
    ///
    /// @param deadline in nanoseconds of `System.nanoTime`
    public Outcome send(OutgoingMessage message, long deadline) {
        return MailSockets.until(deadline, () -> send(message));
    }

    private Outcome send(OutgoingMessage message) {
        if (!hasValidAddresses(message)) return new Outcome.InvalidAddress();
        Transport transport;
        try {
            transport = circuit.executeCallable(this::connected);
        } catch (CallNotPermittedException away) {
            return new Outcome.Postponed();
        } catch (AuthenticationFailedException refused) {
            note(Refusal.of(-1, refused.getMessage()));
            return new Outcome.Postponed();
        } catch (Exception e) {
            LOG.warn("The mail server is not reachable: {}", e.getClass().getName());
            return new Outcome.Postponed();
        }
        try {
            message.saveChanges();
            transport.sendMessage(message, message.getAllRecipients());
            idle.add(transport);
            return new Outcome.Accepted();
        } catch (MessagingException failed) {
            var refusal = Refusal.of(failed);
            if (refusal.code() < 400) {
                LOG.warn("No response of the mail server: {}", failed.getClass().getName());
                close(transport);
                return message.hasTransferBegun() ? new Outcome.Unknown() : new Outcome.Postponed();
            }
            idle.add(transport);
            note(refusal);
            return refusal.isFinal() ? new Outcome.Rejected() : new Outcome.Postponed();
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

    private Transport connected() throws MessagingException {
        for (var transport = idle.poll(); transport != null; transport = idle.poll()) {
            if (transport.isConnected()) return transport;
            close(transport);
        }
        var transport = settings.getSession().getTransport("smtp");
        transport.connect(settings.getHost(), settings.getPort(), settings.getUsername(), settings.getPassword());
        return transport;
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
