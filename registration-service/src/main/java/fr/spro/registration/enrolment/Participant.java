package fr.spro.registration.enrolment;

import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.PersonName;

/// The person of a registration. `language` is `fr` or `en`.
public record Participant(PersonName name, EmailAddress email, String language) {

    /// The participant as actor in the audit log.
    public static final String ACTOR = "participant";

    /// An erased person.
    static final Participant ERASED = new Participant(PersonName.NONE, EmailAddress.NONE, "fr");

    /// A digest of name and address, to detect lost updates.
    public String fingerprint() {
        return Fingerprint.of(name.value(), email.value());
    }
}
