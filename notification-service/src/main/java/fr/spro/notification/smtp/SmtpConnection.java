package fr.spro.notification.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection that notes the dialogue, limits each step, and asks once more before the content is sent.
final class SmtpConnection extends SMTPTransport {

    /// The message must not be sent any more.
    static final class Withdrawn extends MessagingException {
        private static final long serialVersionUID = 1;
    }

    private static final Logger LOG = LoggerFactory.getLogger(SmtpConnection.class);

    private final SmtpTimes times;
    private SmtpDialogue dialogue = new SmtpDialogue();
    private BooleanSupplier gate = () -> true;

    SmtpConnection(Session session, SmtpTimes times) {
        super(session, new URLName("smtp", null, -1, null, null, null));
        this.times = times;
    }

    /// Of the next transfer.
    ///
    /// @param beforeData whether the message may still be sent, asked when the server has taken its recipient
    void begin(SmtpDialogue next, BooleanSupplier beforeData) {
        dialogue = next;
        gate = beforeData;
        MailSockets.allow(times.command());
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        var step = SmtpStep.of(command);
        dialogue.asks(step);
        MailSockets.allow(times.of(step));
        super.sendCommand(command);
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        var code = super.readServerResponse();
        dialogue.answers(code, getLastServerResponse());
        return code;
    }

    /// Asked for `STARTTLS` if TLS is required and not there yet.
    @Override
    public boolean supportsExtension(String extension) {
        var isSupported = super.supportsExtension(extension);
        if (extension.equals("STARTTLS") && !isSupported) dialogue.lacksTls();
        return isSupported;
    }

    @Override
    protected OutputStream data() throws MessagingException {
        if (!maySend()) throw new Withdrawn();
        var content = super.data();
        MailSockets.allow(times.command());
        return content;
    }

    /// What cannot be found out now, while the store is away, is found out before the next attempt.
    private boolean maySend() {
        try {
            return gate.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.warn(
                    "Nothing is sent without knowing what is so: {}",
                    e.getClass().getName());
            return false;
        }
    }
}
