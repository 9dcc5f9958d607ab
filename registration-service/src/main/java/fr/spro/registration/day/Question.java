package fr.spro.registration.day;

import fr.spro.platform.violation.Violation;
import fr.spro.suite.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A custom question to everybody who registers for a day.
///
/// @param options custom ones; empty if the kind has predefined ones
/// @param purpose why it is asked, shown beside the question
/// @param keptDays days after the event until its answers are deleted
public record Question(
        QuestionId id,
        Kind kind,
        LocalizedText wording,
        @Nullable LocalizedText help,
        List<Option> options,
        boolean required,
        LocalizedText purpose,
        int keptDays) {

    public static final int MAX_KEPT_DAYS = 365;

    /// The kind of answers. Meals and accessibility have predefined options and free text.
    public enum Kind {
        TEXT,
        CHOICE,
        CHOICES,
        MEAL,
        ACCESSIBILITY;

        public boolean hasOwnOptions() {
            return this == CHOICE || this == CHOICES;
        }

        public boolean isAboutNeeds() {
            return this == MEAL || this == ACCESSIBILITY;
        }

        public boolean allowsFreeText() {
            return !hasOwnOptions();
        }

        public boolean allowsSeveral() {
            return this == CHOICES || isAboutNeeds();
        }
    }

    private static final List<String> MEALS =
            List.of("vegetarian", "vegan", "without-pork", "without-gluten", "without-milk", "without-nuts", "no-meal");
    private static final List<String> ACCESS = List.of(
            "wheelchair",
            "few-steps",
            "seat-in-front",
            "sign-language",
            "captions",
            "hearing-loop",
            "large-print",
            "assistance-dog");

    /// The ids of all options.
    public List<String> choices() {
        return switch (kind) {
            case TEXT -> List.of();
            case CHOICE, CHOICES -> options.stream().map(Option::id).toList();
            case MEAL -> MEALS;
            case ACCESSIBILITY -> ACCESS;
        };
    }

    /// When its answers are deleted: at the hour at which the day ended.
    public Instant keptUntil(RegionalDay day) {
        return day.endsAt().atZone(day.zone()).plusDays(keptDays).toInstant();
    }

    Optional<Option> option(String id) {
        return options.stream().filter(option -> option.id().equals(id)).findFirst();
    }

    /// @param complete whether a required answer must be present
    Optional<Violation> violation(@Nullable Answer answer, boolean complete) {
        if (answer == null || answer.hasNoContent()) {
            return complete && required ? violated("answer-missing") : Optional.empty();
        }
        if (!choices().containsAll(answer.options())) return violated("unknown-option");
        if (answer.options().size() > 1 && !kind.allowsSeveral()) return violated("single-option");
        if (answer.text() == null) return Optional.empty();
        if (!kind.allowsFreeText()) return violated("options-only");
        return answer.text().length() > Answer.MAX_LENGTH ? violated("answer-too-long") : Optional.empty();
    }

    private Optional<Violation> violated(String code) {
        return Optional.of(Violation.of(Questions.path(id.value()), code, wording));
    }
}
