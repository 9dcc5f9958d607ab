package fr.spro.registration.enrolment;

import fr.spro.registration.day.Answer;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.StructureId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The requests of a participant.
///
/// @param workshops of parallel ones the preferred one first
/// @param otherStructure free text, if the structure is not in the directory
/// @param needs special requirements
/// @param answers to custom questions, by the id of the question
public record Wishes(
        @Nullable StructureId structure,
        @Nullable String otherStructure,
        List<SessionId> workshops,
        @Nullable String needs,
        Map<String, Answer> answers) {

    /// The maximum of ranked parallel workshops.
    public static final int MAX_PARALLEL = 3;

    /// The names of free texts.
    public static final String NEEDS = "needs";

    public static final String STRUCTURE = "structure";

    /// Of a cancellation, which is among the texts of a registration.
    static final String REASON = "reason";

    /// Before the id of the question.
    public static final String ANSWER = "answer-";

    static final Wishes NONE = new Wishes(null, null, List.of(), null, Map.of());

    public Wishes {
        answers = answers == null ? Map.of() : Map.copyOf(answers);
    }

    Wishes without(Collection<SessionId> given) {
        return withWorkshops(
                workshops.stream().filter(workshop -> !given.contains(workshop)).toList());
    }

    /// The same with these workshops.
    Wishes withWorkshops(List<SessionId> others) {
        return new Wishes(structure, otherStructure, others, needs, answers);
    }

    /// The same with this structure of the directory.
    Wishes withStructure(StructureId structure) {
        return new Wishes(structure, null, workshops, needs, answers);
    }

    /// All free texts of the registration by their names.
    ///
    /// @param reason of its cancellation
    Map<String, String> texts(@Nullable String reason) {
        var texts = new TreeMap<String, String>();
        answers.forEach((question, answer) -> {
            if (answer.text() != null) texts.put(ANSWER + question, answer.text());
        });
        if (needs != null) texts.put(NEEDS, needs);
        if (otherStructure != null) texts.put(STRUCTURE, otherStructure);
        if (reason != null) texts.put(REASON, reason);
        return texts;
    }

    /// Replaces one of the texts.
    Wishes with(String field, String text) {
        if (field.equals(NEEDS)) return new Wishes(structure, otherStructure, workshops, text, answers);
        if (field.equals(STRUCTURE)) return new Wishes(structure, text, workshops, needs, answers);
        var others = new HashMap<>(answers);
        others.computeIfPresent(field.substring(ANSWER.length()), (_, answer) -> Answer.of(answer.options(), text));
        return new Wishes(structure, otherStructure, workshops, needs, others);
    }

    /// Removes the data that was deleted according to the record; a no-op if absent.
    Wishes withoutErased(ErasureRecord erased) {
        if (erased.category() == ErasureRecord.Category.NEEDS) {
            return new Wishes(structure, otherStructure, workshops, null, answers);
        }
        var others = new HashMap<>(answers);
        if (erased.question() != null) others.remove(erased.question());
        return new Wishes(structure, otherStructure, workshops, needs, others);
    }
}
