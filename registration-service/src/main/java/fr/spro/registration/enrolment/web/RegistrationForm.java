package fr.spro.registration.enrolment.web;

import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.Wishes;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
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

    static RegistrationForm empty() {
        return new RegistrationForm("", "", "", "", List.of(), "", false, "");
    }

    boolean isTrapped() {
        return website != null && !website.isEmpty();
    }

    boolean isOtherWithoutName() {
        return choice().isOtherWithoutName();
    }

    public boolean wants(String workshop) {
        return choice().wants(workshop);
    }

    Participant participant(Locale language) {
        return new Participant(name.strip(), email.strip(), language.getLanguage());
    }

    Wishes wishes() {
        return choice().wishes();
    }

    private ChoiceForm choice() {
        return new ChoiceForm(structure, otherStructure, workshops, needs);
    }
}
