package fr.spro.registration.enrolment.web;

import fr.spro.platform.person.DeliverableAddress;
import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.NameText;
import fr.spro.platform.person.PersonName;
import fr.spro.platform.person.ReadableName;
import fr.spro.platform.person.TypedName;
import fr.spro.registration.enrolment.Contact;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The form of name and address.
///
/// @param version what the form showed when it was opened
/// @param name both names, from a page of the version that had one field
public record IdentityForm(
        @ReadableName @Size(max = NameText.MAX_LENGTH) String firstName,

        @NotBlank @ReadableName @Size(max = NameText.MAX_LENGTH)
        String lastName,

        @NotBlank @DeliverableAddress String email,
        @Nullable String version,
        @Nullable String name) {

    public IdentityForm {
        var typed = TypedName.of(firstName, lastName, name);
        firstName = typed.first();
        lastName = typed.last();
        name = null;
        email = EmailAddress.cleaned(email);
    }

    PersonName personName() {
        return PersonName.of(firstName, lastName);
    }

    EmailAddress address() {
        return EmailAddress.of(email);
    }

    /// With an address that is not confirmed yet.
    static IdentityForm of(Contact contact) {
        var participant = contact.participant();
        var name = participant.name();
        return new IdentityForm(
                name.first().value(),
                name.last().value(),
                contact.enteredAddress().value(),
                contact.shown(),
                null);
    }
}
