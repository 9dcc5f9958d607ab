package fr.spro.registration.enrolment.web;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.Wishes;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The registration form.
///
/// @param workshops, second, third as in `ChoiceForm`
/// @param answers to custom questions, by the id of the question
/// @param website a honeypot, hidden from people
public record RegistrationForm(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Email @Size(max = 200) String email,
        @Nullable @Size(max = 450) String structure,
        @Nullable String proposed,
        @Nullable Boolean unlisted,
        @Nullable @Size(max = 200) String otherStructure,
        @Nullable List<@Nullable String> workshops,
        @Nullable List<@Nullable String> second,
        @Nullable List<@Nullable String> third,
        @Nullable @Size(max = 1000) String needs,
        Map<String, AnswerForm> answers,
        @NotNull @AssertTrue Boolean consent,
        @Nullable String website)
        implements StructureInput {

    public RegistrationForm {
        answers = answers == null ? Map.of() : answers;
    }

    static RegistrationForm empty() {
        return new RegistrationForm(
                "", "", null, null, null, null, List.of(), List.of(), List.of(), "", Map.of(), false, "");
    }

    boolean isFilledByBot() {
        return website != null && !website.isEmpty();
    }

    public String at(int place, int slot) {
        return choice().at(place, slot);
    }

    Participant participant(Locale language) {
        return new Participant(name.strip(), email.strip(), language.getLanguage());
    }

    public boolean isChosen(String question, String option) {
        return choice().isChosen(question, option);
    }

    public String words(String question) {
        return choice().words(question);
    }

    Wishes wishes(Origin origin, RegionalDay day) {
        return choice().wishes(origin, day);
    }

    private ChoiceForm choice() {
        return new ChoiceForm(
                structure, proposed, unlisted, otherStructure, workshops, second, third, needs, answers, null);
    }
}
