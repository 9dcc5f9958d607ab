package fr.spro.registration.enrolment.web;

import fr.spro.registration.day.Answer;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.Wishes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The choices of a participant; absent answers are not changed.
record RegistrationChoice(
        @Nullable String structure,
        @Nullable @Size(max = 200) String otherStructure,
        @NotNull @Size(max = 20) List<String> workshops,
        @Nullable @Size(max = 1000) String needs,
        @Nullable @Size(max = 20) Map<String, @Valid RegistrationAnswerDraft> answers) {

    /// @param before the answers that are not changed
    Wishes wishes(Map<String, Answer> before) {
        return new Wishes(
                structure == null ? null : new StructureId(structure),
                otherStructure,
                workshops.stream().map(SessionId::new).toList(),
                needs,
                answers == null ? before : RegistrationAnswerDraft.answers(answers));
    }
}
