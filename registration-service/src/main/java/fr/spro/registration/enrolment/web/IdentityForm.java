package fr.spro.registration.enrolment.web;

import fr.spro.registration.enrolment.Participant;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The form of name and address.
///
/// @param version the fingerprint of what was read
public record IdentityForm(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Email @Size(max = 200) String email,
        @Nullable String version) {

    static IdentityForm of(Participant participant) {
        return new IdentityForm(participant.name(), participant.email(), participant.fingerprint());
    }
}
