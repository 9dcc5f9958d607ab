package fr.spro.notification.message;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/// The SMTP server, asked over a few connections that stay open. Every answer is told apart by what we may do next.
@Component
class MailServer implements DisposableBean {

    sealed interface Outcome {
        /// It is the server's now.
        record Taken() implements Outcome {}

        /// The server will never take it (5xx).
        record Refused() implements Outcome {}

        /// The server did not take it and said so, or was never asked: try again later.
        record NotAsked() implements Outcome {}

        /// The connection broke while the server was asked: it may have taken it or not.
        record Unknown() implements Outcome {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);

    private final JavaMailSenderImpl settings;
    private final Queue<Transport> idle = new ConcurrentLinkedQueue<>();
    private final CircuitBreaker circuit = CircuitBreaker.of(
            "mail-server",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(5)
                    .minimumNumberOfCalls(5)
                    .waitDurationInOpenState(Duration.ofSeconds(15))
                    .build());

    MailServer(JavaMailSenderImpl settings) {
        this.settings = settings;
    }

    MimeMessage newMessage() {
        return settings.createMimeMessage();
    }

    Outcome send(MimeMessage message) {
        Transport transport;
        try {
            transport = circuit.executeCallable(this::connected);
        } catch (CallNotPermittedException away) {
            return new Outcome.NotAsked();
        } catch (Exception e) {
            LOG.warn("The mail server cannot be reached: {}", e.getClass().getName());
            return new Outcome.NotAsked();
        }
        try {
            transport.sendMessage(message, message.getAllRecipients());
            idle.add(transport);
            return new Outcome.Taken();
        } catch (SendFailedException refused) {
            idle.add(transport);
            return isFinal(refused) ? new Outcome.Refused() : new Outcome.NotAsked();
        } catch (MessagingException broken) {
            LOG.warn(
                    "The connection to the mail server broke: {}",
                    broken.getClass().getName());
            close(transport);
            return new Outcome.Unknown();
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

    /// The code stands on the exception itself or on that of an address; 4xx means later.
    private static boolean isFinal(MessagingException refused) {
        for (Exception cause = refused; cause instanceof MessagingException next; cause = next.getNextException()) {
            if (cause instanceof SMTPAddressFailedException address) return address.getReturnCode() >= 500;
            if (cause instanceof SMTPSendFailedException send && send.getReturnCode() >= 400) {
                return send.getReturnCode() >= 500;
            }
        }
        return false;
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
