package fr.spro.registration.enrolment;

import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.PersonName;
import org.jspecify.annotations.Nullable;

/// The name and the address that a form showed when it was opened, as digests. What is sent as it was shown changes
/// nothing, and what has changed meanwhile is not overwritten.
record ShownIdentity(String name, String address) {

    private static final String SEPARATOR = ".";

    static ShownIdentity of(Contact contact) {
        return new ShownIdentity(digest(contact.participant().name()), digest(contact.enteredAddress()));
    }

    /// If the text is none of a form, each difference is a change of two.
    static ShownIdentity parse(@Nullable String text) {
        var at = text == null ? -1 : text.indexOf(SEPARATOR);
        return at < 0 ? new ShownIdentity("", "") : new ShownIdentity(text.substring(0, at), text.substring(at + 1));
    }

    /// For a hidden field.
    String text() {
        return name + SEPARATOR + address;
    }

    /// The name to store: the present one if the form left it as it was shown.
    PersonName over(PersonName stored, PersonName sent) {
        return digest(sent).equals(name) ? stored : sent;
    }

    EmailAddress over(EmailAddress stored, EmailAddress sent) {
        return digest(sent).equals(address) ? stored : sent;
    }

    /// Whether this name would replace another one than was shown.
    boolean isContested(PersonName stored, PersonName wanted) {
        return !wanted.equals(stored) && !digest(stored).equals(name);
    }

    boolean isContested(EmailAddress stored, EmailAddress wanted) {
        return !wanted.equals(stored) && !digest(stored).equals(address);
    }

    private static String digest(PersonName name) {
        return Fingerprint.of(name.first().value(), name.last().value());
    }

    private static String digest(EmailAddress address) {
        return Fingerprint.of(address.value());
    }
}
