package fr.spro.notification.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;

/// A mail that keeps its `Message-ID`.
public final class OutgoingMessage extends MimeMessage {

    OutgoingMessage(Session session) {
        super(session);
    }

    private OutgoingMessage(Session session, InputStream written) throws MessagingException {
        super(session, written);
    }

    /// The mail as it was written, byte for byte.
    OutgoingMessage replacedBy(InputStream written) throws MessagingException {
        return new OutgoingMessage(session, written);
    }

    /// Otherwise each `saveChanges` sets a new one.
    @Override
    protected void updateMessageID() {}
}
