package fr.spro.registration.enrolment.web;

import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.platform.web.versions.Versioned;
import fr.spro.registration.day.Answer;
import fr.spro.registration.enrolment.Registration;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/// A registration; erased ones have neither name nor address.
///
/// @param name first name and surname in one text
/// @param firstName empty if the person has only one name
/// @param version also its `ETag`
/// @param structure an id of the directory; otherwise `otherStructure` is set
/// @param present whether the participant attended
@NamedInterface("view")
public record RegistrationView(
        String registrationId,
        long version,
        String name,
        String firstName,
        String lastName,
        String email,
        String language,
        @Nullable String structure,
        @Nullable String otherStructure,

        @Schema(allowableValues = {"REQUESTED", "CONFIRMED", "CANCELLED", "LAPSED", "ERASED"})
        String status,

        boolean present,
        Instant requestedAt,
        Places places,
        @Nullable String needs,
        Map<String, Answer> answers)
        implements Versioned {

    public static RegistrationView of(Registration registration, Places places) {
        var name = registration.participant().name();
        var structure = registration.wishes().structure();
        return new RegistrationView(
                registration.id().value(),
                registration.version(),
                name.full(),
                name.first().value(),
                name.last().value(),
                registration.participant().email().value(),
                registration.participant().language(),
                structure == null ? null : structure.value(),
                registration.wishes().otherStructure(),
                registration.status().getClass().getSimpleName().toUpperCase(Locale.ROOT),
                registration.attendance().isCheckedIn(),
                registration.requestedAt(),
                places,
                registration.wishes().needs(),
                registration.wishes().answers());
    }
}
