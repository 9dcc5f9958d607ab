package fr.spro.registration.day;

import fr.spro.suite.LocalizedText;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Formats questions and answers in the reader's language. In templates: `@questionTexts`.
@Component
public class QuestionTexts {

    private final MessageSource messages;

    QuestionTexts(MessageSource messages) {
        this.messages = messages;
    }

    public String text(LocalizedText wording) {
        return wording.in(LocaleContextHolder.getLocale());
    }

    /// The label of an option.
    public String option(Question question, String id) {
        return option(question, id, LocaleContextHolder.getLocale());
    }

    /// The `lang` attribute of the label of an option.
    public @Nullable String langOf(Question question, String id) {
        return question.option(id)
                .map(option -> option.label().lang(LocaleContextHolder.getLocale()))
                .orElse(null);
    }

    /// A whole answer as text; empty if there is none.
    public String answer(Question question, @Nullable Answer answer) {
        return answer(question, answer, LocaleContextHolder.getLocale());
    }

    public String answer(Question question, @Nullable Answer answer, Locale language) {
        if (answer == null) return "";
        return Stream.concat(
                        answer.options().stream().map(id -> option(question, id, language)),
                        Stream.ofNullable(answer.text()))
                .collect(Collectors.joining(", "));
    }

    public String option(Question question, String id, Locale language) {
        return question.option(id)
                .map(option -> option.label().in(language))
                .orElseGet(() -> messages.getMessage("question.option." + id, null, id, language));
    }
}
