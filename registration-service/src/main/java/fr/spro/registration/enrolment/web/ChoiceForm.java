package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.FormErrors;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.ShownChoices;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.seating.SelectionMode;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/// The form of a participant's choices.
///
/// @param workshops the preferred one of each slot, or `none`
/// @param second the second choice of each slot: an interim seat, or the second ranked wish
/// @param third the third ranked wish of each slot
/// @param answers to custom questions, by the id of the question
/// @param version what it showed when it was opened, `ShownChoices`; null on the form of registration
public record ChoiceForm(
        @Nullable @Size(max = 450) String structure,
        @Nullable String proposed,
        @Nullable Boolean unlisted,
        @Nullable @Size(max = 200) String otherStructure,
        @Nullable List<@Nullable String> workshops,
        @Nullable List<@Nullable String> second,
        @Nullable List<@Nullable String> third,
        @Nullable @Size(max = 1000) String needs,
        Map<String, AnswerForm> answers,
        @Nullable String version)
        implements StructureInput {

    /// More than a day has slots.
    private static final int MAX_SLOTS = 60;

    public ChoiceForm {
        answers = answers == null ? Map.of() : answers;
        workshops = bounded(workshops);
        second = bounded(second);
        third = bounded(third);
    }

    static final String NONE = "none";

    /// @param wishes those of the registration, or what a form has changed of them
    /// @param shown what is stored
    static ChoiceForm of(RegionalDay day, Registration registration, Wishes wishes, ShownChoices shown) {
        var structure = wishes.structure();
        return new ChoiceForm(
                structure == null ? null : structure.value(),
                null,
                structure == null,
                wishes.otherStructure(),
                choicesAt(day, registration, wishes, 0),
                choicesAt(day, registration, wishes, 1),
                choicesAt(day, registration, wishes, 2),
                wishes.needs(),
                wishes.answers().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> AnswerForm.of(entry.getValue()))),
                shown.text());
    }

    ShownChoices shown() {
        return ShownChoices.parse(version == null ? "" : version)
                .answered(slot -> !picked(slot).isEmpty());
    }

    /// Empty for a slot that was added after the choice.
    private static List<String> choicesAt(RegionalDay day, Registration registration, Wishes wishes, int place) {
        return day.slots().stream()
                .map(slot -> wishes.workshops().stream()
                        .filter(slot::has)
                        .map(SessionId::value)
                        .skip(place)
                        .findFirst()
                        .orElse(registration.isUndecided(slot) ? "" : NONE))
                .toList();
    }

    /// The choice at one rank of a slot.
    ///
    /// @param place 0 for the preferred one
    public String at(int place, int slot) {
        var choices = List.of(orNone(workshops), orNone(second), orNone(third)).get(place);
        var choice = choices.size() > slot ? choices.get(slot) : null;
        return isEmpty(choice) ? NONE : choice;
    }

    /// The preferred workshop of a slot, `none`, or empty if nothing was chosen: nothing is preselected, so that nobody
    /// overlooks the choice.
    public String picked(int slot) {
        var choices = orNone(workshops);
        var choice = choices.size() > slot ? choices.get(slot) : null;
        return isEmpty(choice) ? "" : String.valueOf(choice);
    }

    /// Asks for the choice of each slot, none being one, while workshops can be chosen.
    void requireChoices(RegionalDay day, SelectionMode mode, BindingResult errors) {
        if (mode == SelectionMode.CLOSED) return;
        var isComplete = IntStream.range(0, day.slots().size())
                .noneMatch(slot -> picked(slot).isEmpty());
        if (!isComplete) FormErrors.reject(errors, "workshops", "workshop-missing");
    }

    public boolean isChosen(String question, String option) {
        var answer = answers.get(question);
        return answer != null && answer.isChosen(option);
    }

    public String words(String question) {
        var answer = answers.get(question);
        return answer == null || answer.words() == null ? "" : answer.words();
    }

    /// Without answers to questions that were removed in the meantime.
    Wishes wishes(Origin origin, RegionalDay day) {
        return new Wishes(
                origin.structure(),
                origin.other(),
                inOrder(),
                isEmpty(needs) ? null : needs,
                day.questions()
                        .stillAsked(answers.entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry -> entry.getValue().answer()))));
    }

    /// Slot by slot, the preferred one first, without duplicates.
    List<SessionId> inOrder() {
        var slots = Stream.of(workshops, second, third)
                .mapToInt(choices -> orNone(choices).size())
                .max()
                .orElse(0);
        return IntStream.range(0, slots)
                .boxed()
                .flatMap(slot -> IntStream.range(0, Wishes.MAX_PARALLEL).mapToObj(place -> at(place, slot)))
                .filter(choice -> !choice.equals(NONE))
                .distinct()
                .map(SessionId::new)
                .toList();
    }

    /// The chosen workshops that the day has.
    public List<Session> workshopsOf(RegionalDay day) {
        return inOrder().stream().flatMap(id -> day.session(id).stream()).toList();
    }

    /// One parameter with commas becomes a list of any length.
    private static @Nullable List<@Nullable String> bounded(@Nullable List<@Nullable String> choices) {
        return choices == null || choices.size() <= MAX_SLOTS ? choices : choices.subList(0, MAX_SLOTS);
    }

    private static List<@Nullable String> orNone(@Nullable List<@Nullable String> choices) {
        return choices == null ? List.of() : choices;
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
