package fr.spro.registration.enrolment.web;

import fr.spro.platform.person.DeliverableAddress;
import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.NameText;
import fr.spro.platform.person.PersonName;
import fr.spro.platform.person.ReadableName;
import fr.spro.platform.person.TypedName;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.Wishes;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A registration request of a client.
///
/// @param firstName absent or empty if the person has only one name
/// @param lastName the surname, or the only name; required unless `name` is there
/// @param name both names in one text, which is split; ignored if there is a surname
/// @param confirmed registers without confirmation by e-mail, also while registration is closed to the
/// public
record RegistrationRequest(
        @Nullable @ReadableName @Size(max = NameText.MAX_LENGTH)
        String firstName,

        @Nullable @ReadableName(required = true) @Size(max = NameText.MAX_LENGTH)
        String lastName,

        @NotBlank @DeliverableAddress String email,
        @NotNull @Pattern(regexp = "fr|en") String language,
        @Nullable String structure,
        @Nullable @Size(max = 200) String otherStructure,
        @NotNull @Size(max = 20) List<String> workshops,
        @Nullable @Size(max = 1000) String needs,
        @Nullable @Size(max = 20) Map<String, @Valid RegistrationAnswerDraft> answers,
        @Nullable Boolean confirmed,

        @Nullable @Schema(deprecated = true) @Size(max = NameText.MAX_LENGTH)
        String name) {

    RegistrationRequest {
        var typed = TypedName.of(firstName, lastName, name);
        firstName = typed.first();
        lastName = typed.last();
    }

    Participant participant() {
        return new Participant(PersonName.of(firstName, lastName), EmailAddress.of(email), language);
    }

    /// Registered by staff, so no confirmation is needed.
    boolean isByStaff() {
        return confirmed != null && confirmed;
    }

    Wishes wishes() {
        return new RegistrationChoice(structure, otherStructure, workshops, needs, answers).wishes(Map.of());
    }
}
