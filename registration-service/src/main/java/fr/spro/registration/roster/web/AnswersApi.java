package fr.spro.registration.roster.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.roster.CountAnswers;
import fr.spro.registration.roster.CountAnswers.Tally;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasRole('ORGANISER')")
class AnswersApi {

    /// The answers to one question, without names.
    ///
    /// @param chosen the number of answers per option id
    /// @param texts free texts, in alphabetical order
    record AnswersView(String question, long answered, long registered, Map<String, Long> chosen, List<String> texts) {

        static AnswersView of(Tally tally) {
            return new AnswersView(
                    tally.question().id().value(), tally.answered(), tally.registered(), tally.chosen(), tally.texts());
        }
    }

    private final CoordinatorAccess access;
    private final CountAnswers countAnswers;

    AnswersApi(CoordinatorAccess access, CountAnswers countAnswers) {
        this.access = access;
        this.countAnswers = countAnswers;
    }

    @Operation(summary = "Returns the counted answers to the questions of the day, without names.")
    @GetMapping("/api/registration/v1/days/{slug}/answers")
    List<AnswersView> answers(RegionalDay day, Staff staff) {
        return countAnswers.of(day, access.of(staff)).stream()
                .map(AnswersView::of)
                .toList();
    }
}
