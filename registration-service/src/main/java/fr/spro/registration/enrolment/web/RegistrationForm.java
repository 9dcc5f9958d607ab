package fr.spro.registration.enrolment.web;

import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.Wishes;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the participant typed.
///
/// @param structure the id of one in the directory, or `other`
/// @param workshops one for each slot, or `none`
/// @param website a trap for programs: people do not see it
public record RegistrationForm(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Email @Size(max = 200) String email,
        @NotBlank String structure,
        @Nullable @Size(max = 200) String otherStructure,
        @Nullable List<@Nullable String> workshops,
        @Nullable @Size(max = 1000) String needs,
        @NotNull @AssertTrue Boolean consent,
        @Nullable String website) {

    static final String OTHER = "other";
    static final String NONE = "none";

    static RegistrationForm empty() {
        return new RegistrationForm("", "", "", "", List.of(), "", false, "");
    }

    boolean isTrapped() {
        return website != null && !website.isEmpty();
    }

    boolean isOtherWithoutName() {
        return OTHER.equals(structure) && isEmpty(otherStructure);
    }

    public boolean wants(String workshop) {
        return workshops != null && workshops.contains(workshop);
    }

    Participant participant(Locale language) {
        return new Participant(name.strip(), email.strip(), language.getLanguage());
    }

    Wishes wishes() {
        var isOther = OTHER.equals(structure);
        return new Wishes(
                isOther ? null : new StructureId(structure),
                isOther && otherStructure != null ? otherStructure.strip() : null,
                workshops == null
                        ? List.of()
                        : workshops.stream()
                                .filter(Objects::nonNull)
                                .filter(workshop -> !workshop.isEmpty() && !workshop.equals(NONE))
                                .map(SessionId::new)
                                .toList(),
                isEmpty(needs) ? null : needs);
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
