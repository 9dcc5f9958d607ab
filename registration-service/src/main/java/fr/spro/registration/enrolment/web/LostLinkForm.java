package fr.spro.registration.enrolment.web;

import fr.spro.platform.person.DeliverableAddress;
import fr.spro.platform.person.EmailAddress;
import jakarta.validation.constraints.NotBlank;

/// The form of a lost link.
public record LostLinkForm(@NotBlank @DeliverableAddress String email) {

    public LostLinkForm {
        email = EmailAddress.cleaned(email);
    }

    EmailAddress address() {
        return EmailAddress.of(email);
    }
}
