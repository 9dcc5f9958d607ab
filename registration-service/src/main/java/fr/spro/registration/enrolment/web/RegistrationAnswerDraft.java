package fr.spro.registration.enrolment.web;

import fr.spro.registration.day.Answer;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An answer to a custom question in requests of the API.
record RegistrationAnswerDraft(
        @Nullable @Size(max = 20) List<String> options,
        @Nullable @Size(max = Answer.MAX_LENGTH) String text) {

    static Map<String, Answer> answers(Map<String, RegistrationAnswerDraft> drafts) {
        return drafts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().answer()));
    }

    private Answer answer() {
        return Answer.of(options == null ? List.of() : options, text);
    }
}
