package fr.spro.registration.enrolment;

import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.PersonName;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Field;

/// The person of a registration.
///
/// @param fullName first name and surname in one text, as versions before the two names stored and still read it
/// @param lastName the surname; null if an instance of such a version wrote the name last
/// @param language `fr` or `en`
public record Participant(
        @Field("name") String fullName, @Nullable String lastName, EmailAddress email, String language) {

    /// The participant as actor in the audit log.
    public static final String ACTOR = "participant";

    /// The participant at a tablet of the entrance as actor.
    public static final String TABLET = "tablet";

    /// An erased person.
    static final Participant ERASED = new Participant(PersonName.NONE, EmailAddress.NONE, "fr");

    @PersistenceCreator
    public Participant {}

    public Participant(PersonName name, EmailAddress email, String language) {
        this(name.full(), name.last().value(), email, language);
    }

    public PersonName name() {
        return PersonName.stored(fullName, lastName);
    }
}
