package fr.spro.notification.smtp;

import java.util.Properties;

/// How the connection to the mail server is protected. With TLS the certificate must be of a known
/// authority and name the server; otherwise neither a login nor an address is sent.
enum SmtpSecurity {
    /// The connection begins in plain text, and nothing but greetings is said before TLS.
    STARTTLS,
    /// TLS from the first byte on.
    SMTPS,
    /// For trials.
    NONE;

    private static final String TRUSTED = "mail.smtp.ssl.trust";

    /// Jakarta Mail by itself sends in plain text if the server, or somebody between, offers nothing else.
    ///
    /// @param mail its settings; those that say less are overruled
    /// @throws IllegalStateException if they trust servers without their certificate
    void applyTo(Properties mail) {
        if (mail.containsKey(TRUSTED)) {
            throw new IllegalStateException(
                    "%s would accept any certificate; give Java the authority of the mail server instead"
                            .formatted(TRUSTED));
        }
        mail.put("mail.smtp.ssl.enable", String.valueOf(this == SMTPS));
        mail.put("mail.smtp.starttls.enable", String.valueOf(this == STARTTLS));
        mail.put("mail.smtp.starttls.required", String.valueOf(this == STARTTLS));
        mail.put("mail.smtp.ssl.checkserveridentity", "true");
    }
}
