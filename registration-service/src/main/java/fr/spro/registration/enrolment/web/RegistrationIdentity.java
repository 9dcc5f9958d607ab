package fr.spro.registration.enrolment.web;

import fr.spro.platform.person.DeliverableAddress;
import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.NameText;
import fr.spro.platform.person.PersonName;
import fr.spro.platform.person.ReadableName;
import fr.spro.platform.person.SplitName;
import fr.spro.platform.person.TypedName;
import fr.spro.registration.enrolment.Contact;
import fr.spro.registration.enrolment.Participant;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Name and address of a participant.
///
/// @param firstName absent or empty if the person has only one name
/// @param lastName the surname, or the only name; required unless `name` is there
/// @param name both names in one text, which is split; ignored if there is a surname
record RegistrationIdentity(
        @Nullable @ReadableName @Size(max = NameText.MAX_LENGTH)
        String firstName,

        @Nullable @ReadableName(required = true) @Size(max = NameText.MAX_LENGTH)
        String lastName,

        @NotBlank @DeliverableAddress String email,

        @Nullable @Schema(deprecated = true) @Size(max = NameText.MAX_LENGTH)
        String name) {

    RegistrationIdentity {
        var typed = TypedName.of(firstName, lastName, name);
        firstName = typed.first();
        lastName = typed.last();
    }

    /// The same text as before is the same name: it is not split again.
    PersonName nameOf(Participant before) {
        var isSame = before.name().full().equals(name) && SplitName.of(name).equals(typed());
        return isSame ? before.name() : typed();
    }

    private PersonName typed() {
        return PersonName.of(firstName, lastName);
    }

    boolean isOf(Contact contact) {
        var participant = contact.participant();
        return participant.name().equals(nameOf(participant))
                && contact.enteredAddress().equals(EmailAddress.of(email));
    }
}
