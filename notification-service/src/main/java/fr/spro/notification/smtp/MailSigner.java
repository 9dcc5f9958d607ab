package fr.spro.notification.smtp;

import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.simplejavamail.utils.mail.dkim.DkimSigner;

/// Signs mails for the domain of their sender (DKIM, RFC 6376), if the network does not leave this to
/// its relay.
final class MailSigner {

    /// For a relay that signs.
    static final MailSigner NONE = new MailSigner(null);

    private static final int LEAST_BITS = 2048;

    /// The public part is in the DNS, at `SELECTOR._domainkey.DOMAIN`.
    private record Key(String domain, String selector, RSAPrivateKey secret) {}

    private final @Nullable Key key;

    private MailSigner(@Nullable Key key) {
        this.key = key;
    }

    /// @param pem an RSA key in PKCS #8; all three are blank if the relay signs
    /// @param sender the domain of the sender, for which a signature must be for DMARC
    /// @throws IllegalStateException if nobody could verify a signature
    static MailSigner of(String domain, String selector, String pem, String sender) {
        if (Stream.of(domain, selector, pem).allMatch(String::isBlank)) return NONE;
        if (Stream.of(domain, selector, pem).anyMatch(String::isBlank)) {
            throw new IllegalStateException("spro.dkim.domain, .selector and .key are only of use together");
        }
        if (!sender.equals(domain) && !sender.endsWith("." + domain)) {
            throw new IllegalStateException(
                    "spro.dkim.domain %s is not that of the sender, %s".formatted(domain, sender));
        }
        return new MailSigner(new Key(domain, selector, secret(pem)));
    }

    private static RSAPrivateKey secret(String pem) {
        try {
            var bytes = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            var secret = (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
            if (secret.getModulus().bitLength() >= LEAST_BITS) return secret;
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            // Its text could have a part of the key.
        }
        throw new IllegalStateException(
                "spro.dkim.key is not an RSA key of at least %d bits in PKCS #8 (BEGIN PRIVATE KEY)"
                        .formatted(LEAST_BITS));
    }

    /// The same mail with its signature, complete before the server is contacted.
    ///
    /// @param message as it is sent (`saveChanges`)
    OutgoingMessage signed(OutgoingMessage message) throws MessagingException {
        if (key == null) return message;
        var bytes = new ByteArrayOutputStream();
        try {
            new DkimMessage(message, signer(key)).writeTo(bytes);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return message.replacedBy(new ByteArrayInputStream(bytes.toByteArray()));
    }

    /// One for each mail, since it has a state.
    private static DkimSigner signer(Key key) {
        var signer = new DkimSigner(key.domain(), key.selector(), key.secret());
        signer.setHeaderCanonicalization(Canonicalization.RELAXED);
        signer.setBodyCanonicalization(Canonicalization.RELAXED);
        signer.addHeaderToSign("List-Unsubscribe-Post");
        // It would ask the DNS for each mail.
        signer.setCheckDomainKey(false);
        return signer;
    }
}
