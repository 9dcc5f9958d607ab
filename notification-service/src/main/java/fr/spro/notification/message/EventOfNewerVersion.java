package fr.spro.notification.message;

/// During an upgrade: a newer version has stored the message, and only it can write the mail.
final class EventOfNewerVersion extends RuntimeException {

    private static final long serialVersionUID = 1;
}
