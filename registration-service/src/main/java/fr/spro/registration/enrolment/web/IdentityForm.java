package fr.spro.registration.enrolment.web;

import fr.spro.platform.person.DeliverableAddress;
import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.PersonName;
import fr.spro.platform.person.ReadableName;
import fr.spro.registration.enrolment.Participant;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The form of name and address.
///
/// @param version the fingerprint of what was read
public record IdentityForm(
        @NotBlank @ReadableName @Size(max = 100) String name,
        @NotBlank @DeliverableAddress String email,
        @Nullable String version) {

    PersonName personName() {
        return PersonName.of(name);
    }

    EmailAddress address() {
        return EmailAddress.of(email);
    }

    static IdentityForm of(Participant participant) {
        return new IdentityForm(participant.name().value(), participant.email().value(), participant.fingerprint());
    }
}
