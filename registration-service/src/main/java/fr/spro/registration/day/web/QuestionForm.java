package fr.spro.registration.day.web;

import fr.spro.registration.day.Option;
import fr.spro.registration.day.Question;
import fr.spro.registration.day.Question.Kind;
import fr.spro.registration.day.QuestionId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.suite.LocalizedText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/// The form of one question.
///
/// @param version of the day that was read, as text; null in the form of a new question
public record QuestionForm(
        @NotNull @Pattern(regexp = "TEXT|CHOICE|CHOICES|MEAL|ACCESSIBILITY")
        String kind,

        @NotBlank @Size(max = 500) String wording,
        @Nullable @Size(max = 500) String wordingEnglish,
        @Nullable @Size(max = 500) String help,
        @Nullable @Size(max = 500) String helpEnglish,
        List<OptionForm> options,
        @Nullable Boolean required,
        @NotBlank @Size(max = 500) String purpose,
        @Nullable @Size(max = 500) String purposeEnglish,
        @NotBlank String keptDays,
        @Nullable String version) {

    private static final int MAX_OPTIONS = 20;
    private static final int MAX_LABEL_LENGTH = 200;
    private static final int EMPTY_ROWS = 3;
    private static final String USUALLY_KEPT = "30";

    public QuestionForm {
        options = options == null ? List.of() : options;
    }

    static QuestionForm empty() {
        return new QuestionForm(Kind.TEXT.name(), "", "", "", "", List.of(), false, "", "", USUALLY_KEPT, null);
    }

    static QuestionForm of(Question question, RegionalDay day) {
        var help = question.help();
        return new QuestionForm(
                question.kind().name(),
                question.wording().french(),
                question.wording().english(),
                help == null ? "" : help.french(),
                help == null ? "" : help.english(),
                question.options().stream()
                        .map(option -> new OptionForm(
                                option.id(),
                                option.label().french(),
                                option.label().english()))
                        .toList(),
                question.required(),
                question.purpose().french(),
                question.purpose().english(),
                String.valueOf(question.keptDays()),
                String.valueOf(day.version()));
    }

    /// The typed options, with empty rows for more.
    public List<OptionForm> rows() {
        var rows = new ArrayList<>(options);
        var empty = Math.min(EMPTY_ROWS, MAX_OPTIONS - rows.size());
        rows.addAll(Collections.nCopies(Math.max(0, empty), OptionForm.EMPTY));
        return rows;
    }

    void check(BindingResult errors) {
        new FormParsing(errors).number("keptDays", keptDays, 0, Question.MAX_KEPT_DAYS);
        for (var option : options) {
            var french = FormParsing.orNull(option.french());
            var english = FormParsing.orNull(option.english());
            if (french == null && english != null) {
                errors.rejectValue("options", "option.untranslated", new Object[] {english}, null);
            }
            if (isTooLong(french) || isTooLong(english)) errors.rejectValue("options", "Size");
        }
        if (options.size() > MAX_OPTIONS) errors.rejectValue("options", "option.too-many");
    }

    /// @param before the stored question, so that its options keep their ids
    Question question(QuestionId id, @Nullable Question before) {
        var asked = Kind.valueOf(kind);
        var words = FormParsing.orNull(help);
        return new Question(
                id,
                asked,
                localizedText(wording, wordingEnglish),
                words == null ? null : localizedText(words, helpEnglish),
                asked.hasOwnOptions() ? written(before) : List.of(),
                Objects.requireNonNullElse(required, false),
                localizedText(purpose, purposeEnglish),
                Integer.parseInt(keptDays.strip()));
    }

    private List<Option> written(@Nullable Question before) {
        var known = before == null
                ? List.<String>of()
                : before.options().stream().map(Option::id).toList();
        return options.stream()
                .filter(option -> FormParsing.orNull(option.french()) != null)
                .map(option -> new Option(
                        option.id() != null && known.contains(option.id()) ? option.id() : Option.freshId(),
                        localizedText(String.valueOf(option.french()), option.english())))
                .toList();
    }

    private static boolean isTooLong(@Nullable String label) {
        return label != null && label.length() > MAX_LABEL_LENGTH;
    }

    private static LocalizedText localizedText(String french, @Nullable String english) {
        return new LocalizedText(french.strip(), FormParsing.orNull(english));
    }
}
