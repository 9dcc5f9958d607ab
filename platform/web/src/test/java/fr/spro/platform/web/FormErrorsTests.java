package fr.spro.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.spro.platform.violation.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

class FormErrorsTests {

    record Form(String title, Map<String, String> answers) {}

    private final StaticMessageSource messages = new StaticMessageSource();
    private final BeanPropertyBindingResult form = new BeanPropertyBindingResult(new Form("Ada", Map.of()), "form");

    @Test
    void shows_a_violation_at_its_field() {
        messages.addMessage("violation.too-long", Locale.FRENCH, "Au plus {0} lettres");

        FormErrors.reject(form, List.of(Violation.of("title", "too-long", 10)));

        assertThat(form.getFieldError("title")).extracting(this::text).isEqualTo("Au plus 10 lettres");
    }

    @Test
    void shows_a_violation_at_a_missing_entry() {
        FormErrors.reject(form, List.of(Violation.of("answers[q-1]", "missing")));

        assertThat(form.getFieldErrors()).extracting(FieldError::getField).containsExactly("answers[q-1]");
    }

    @Test
    void shows_a_violation_without_a_field_on_the_whole_form() {
        messages.addMessage("violation.too-late", Locale.FRENCH, "Trop tard");
        messages.addMessage("violation.too-late.sessions.endsAt", Locale.FRENCH, "Une séquence finit trop tard");

        FormErrors.reject(form, List.of(Violation.of("sessions[2].endsAt", "too-late")));

        assertThat(form.getGlobalErrors()).extracting(this::text).containsExactly("Une séquence finit trop tard");
    }

    @Test
    void translates_arguments() {
        messages.addMessage("violation.missing", Locale.ENGLISH, "Answer {0}");
        Violation.Localized asked = language -> language.equals(Locale.ENGLISH) ? "Meal?" : "Repas ?";

        assertThat(new ViolationMessages(messages).text(Violation.of("", "missing", asked), Locale.ENGLISH))
                .isEqualTo("Answer Meal?");
    }

    @Test
    void says_a_state_in_the_words_of_the_pages_and_takes_no_constant() {
        messages.addMessage("violation.wrong-state", Locale.ENGLISH, "Not in the state {0}");
        messages.addMessage("state.held", Locale.ENGLISH, "completed");
        var held = new DefaultMessageSourceResolvable("state.held");

        assertThat(new ViolationMessages(messages).text(Violation.of("", "wrong-state", held), Locale.ENGLISH))
                .isEqualTo("Not in the state completed");
        assertThatThrownBy(() -> Violation.of("", "wrong-state", TimeUnit.DAYS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String text(ObjectError error) {
        return messages.getMessage(error, Locale.FRENCH);
    }
}
