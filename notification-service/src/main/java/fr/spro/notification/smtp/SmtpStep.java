package fr.spro.notification.smtp;

import java.util.Locale;

/// A step of a transfer to a mail server, by the command that begins it.
enum SmtpStep {
    /// Connecting, greeting, and what the server can do, also with TLS; or whether it is still there.
    CONNECT,
    SIGN_IN,
    SENDER,
    RECIPIENT,
    /// Asks whether the content may come.
    DATA,
    /// The dot after the content: the server takes responsibility for the message.
    END,
    /// Forgets a message that was refused.
    RESET;

    static SmtpStep of(String command) {
        var word = command.strip().split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        return switch (word) {
            case "AUTH" -> SIGN_IN;
            case "MAIL" -> SENDER;
            case "RCPT" -> RECIPIENT;
            case "DATA" -> DATA;
            case "." -> END;
            case "RSET" -> RESET;
            default -> CONNECT;
        };
    }
}
