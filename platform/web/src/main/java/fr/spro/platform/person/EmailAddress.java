package fr.spro.platform.person;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An e-mail address to which a message can be sent, in its canonical spelling: equal addresses are one
/// person.
///
/// Lower case; the local part is ASCII, the domain has a dot and is ASCII (IDNA). Quoted local parts,
/// comments, names and address literals are rejected.
public final class EmailAddress extends PersonalText {

    /// No address: of an erased person, or of a row without a valid one.
    public static final EmailAddress NONE = new EmailAddress("");

    /// The maximum of RFC 5321.
    private static final int MAX_LENGTH = 254;

    /// Bounds what is read, with a scheme and spaces around the address.
    private static final int MAX_TYPED_LENGTH = 1000;

    private static final String SCHEME = "mailto:";
    private static final Pattern ASCII = Pattern.compile("[!-~]+");

    /// Without the four characters that the IDNA of 2008 distinguishes and `IDN` replaces.
    private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}.\\-&&[^ßẞς]]+");

    private static final EmailValidator RULES = JMail.strictValidator()
            .requireAscii()
            .requireTopLevelDomain()
            .disallowSingleCharacterTopLevelDomains()
            .disallowIpDomain()
            .withRule(email -> email.comments().isEmpty())
            .withRule(email -> email.localPart().indexOf('"') < 0);

    private EmailAddress(String value) {
        super(value);
    }

    /// Reads what a person typed, or what a file contains. Spaces and invisible characters around it,
    /// and `mailto:`, are removed.
    ///
    /// @return empty if it is not a valid address
    public static Optional<EmailAddress> parse(@Nullable String text) {
        if (text == null || text.length() > MAX_TYPED_LENGTH) return Optional.empty();
        var plain = withoutScheme(InvisibleText.strip(text));
        var at = plain.lastIndexOf('@');
        if (at < 1 || InvisibleText.isIn(plain)) return Optional.empty();
        var local = plain.substring(0, at);
        if (!ASCII.matcher(local).matches()) return Optional.empty();
        return asciiDomain(plain.substring(at + 1))
                .map(domain -> (local + "@" + domain).toLowerCase(Locale.ROOT))
                .filter(address -> address.length() <= MAX_LENGTH)
                .filter(address -> RULES.tryParse(address)
                        .filter(read -> address.equals(read.localPart() + "@" + read.domain()))
                        .isPresent())
                .map(EmailAddress::new);
    }

    /// What a page repeats of a typed address: as it is stored, or the text itself if it is not valid.
    public static @Nullable String cleaned(@Nullable String text) {
        return parse(text).map(EmailAddress::value).orElse(text);
    }

    /// @throws IllegalArgumentException if it is not a valid address
    public static EmailAddress of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("Not an e-mail address"));
    }

    private static String withoutScheme(String text) {
        return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? InvisibleText.strip(text.substring(SCHEME.length()))
                : text;
    }

    private static Optional<String> asciiDomain(String text) {
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (!DOMAIN.matcher(composed).matches()) return Optional.empty();
        try {
            return Optional.of(IDN.toASCII(composed, IDN.USE_STD3_ASCII_RULES));
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    /// The address without what follows a `+`, which many servers deliver to one mailbox. For limits
    /// only: two such addresses may be two people.
    public String mailbox() {
        return value().replaceFirst("(?<=.)\\+.*@", "@");
    }

    public String domain() {
        return value().substring(value().indexOf('@') + 1);
    }

    /// The same mailbox at another domain.
    public EmailAddress at(String otherDomain) {
        return of(value().substring(0, value().indexOf('@') + 1) + otherDomain);
    }
}
