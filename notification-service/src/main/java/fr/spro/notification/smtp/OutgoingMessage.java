package fr.spro.notification.smtp;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/// A mail that keeps its `Message-ID`.
public final class OutgoingMessage extends MimeMessage {

    OutgoingMessage(Session session) {
        super(session);
    }

    /// Otherwise each `saveChanges` sets a new one.
    @Override
    protected void updateMessageID() {}
}
