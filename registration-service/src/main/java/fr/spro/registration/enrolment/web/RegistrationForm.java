package fr.spro.registration.enrolment.web;

import fr.spro.platform.person.DeliverableAddress;
import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.NameText;
import fr.spro.platform.person.PersonName;
import fr.spro.platform.person.ReadableName;
import fr.spro.platform.person.TypedName;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.seating.SelectionMode;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/// The registration form.
///
/// @param workshops, second, third as in `ChoiceForm`
/// @param answers to custom questions, by the id of the question
/// @param website a honeypot, hidden from people
/// @param askedAbout the address whose domain the page asked about
/// @param corrected the suggested address, if its button was pressed; replaces the one that was asked about
/// @param name both names, from a page of the version that had one field
public record RegistrationForm(
        @ReadableName @Size(max = NameText.MAX_LENGTH) String firstName,

        @NotBlank @ReadableName @Size(max = NameText.MAX_LENGTH)
        String lastName,

        @NotBlank @DeliverableAddress String email,
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
        @Nullable String website,
        @Nullable String askedAbout,
        @Nullable String corrected,
        @Nullable String name)
        implements StructureInput {

    public RegistrationForm {
        var typed = TypedName.of(firstName, lastName, name);
        firstName = typed.first();
        lastName = typed.last();
        name = null;
        answers = answers == null ? Map.of() : answers;
        email = EmailAddress.cleaned(email);
        askedAbout = EmailAddress.cleaned(askedAbout);
        email = corrected != null && Objects.equals(email, askedAbout) ? corrected : email;
    }

    static RegistrationForm empty() {
        return new RegistrationForm(
                "", "", "", null, null, null, null, List.of(), List.of(), List.of(), "", Map.of(), false, "", null,
                null, null);
    }

    boolean isFilledByBot() {
        return website != null && !website.isEmpty();
    }

    public String at(int place, int slot) {
        return choice().at(place, slot);
    }

    public String picked(int slot) {
        return choice().picked(slot);
    }

    void requireChoices(RegionalDay day, SelectionMode mode, BindingResult errors) {
        choice().requireChoices(day, mode, errors);
    }

    EmailAddress address() {
        return EmailAddress.of(email);
    }

    /// The address that the person probably meant, unless the page has asked before.
    Optional<EmailAddress> suggestion() {
        return email.equals(askedAbout) ? Optional.empty() : MistypedDomain.suggestion(address());
    }

    Participant participant(Locale language) {
        return new Participant(PersonName.of(firstName, lastName), address(), language.getLanguage());
    }

    public boolean isChosen(String question, String option) {
        return choice().isChosen(question, option);
    }

    public String words(String question) {
        return choice().words(question);
    }

    /// The chosen workshops that the day has.
    public List<Session> workshopsOf(RegionalDay day) {
        return choice().workshopsOf(day);
    }

    Wishes wishes(Origin origin, RegionalDay day) {
        return choice().wishes(origin, day);
    }

    private ChoiceForm choice() {
        return new ChoiceForm(
                structure, proposed, unlisted, otherStructure, workshops, second, third, needs, answers, null);
    }
}
