package fr.spro.notification.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/// A mail that keeps its `Message-ID`, and knows whether a server can have received it.
public final class OutgoingMessage extends MimeMessage {

    private boolean transferBegan;

    OutgoingMessage(Session session) {
        super(session);
    }

    /// Whether its content was written to a connection.
    boolean hasTransferBegun() {
        return transferBegan;
    }

    @Override
    public void writeTo(OutputStream connection, String[] ignored) throws IOException, MessagingException {
        transferBegan = true;
        super.writeTo(connection, ignored);
    }

    /// Otherwise each `saveChanges` sets a new one.
    @Override
    protected void updateMessageID() {}
}
