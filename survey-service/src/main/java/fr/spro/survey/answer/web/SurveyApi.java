package fr.spro.survey.answer.web;

import fr.spro.survey.answer.CloseSurvey;
import fr.spro.survey.answer.Results;
import fr.spro.survey.survey.Survey;
import fr.spro.survey.survey.Surveys;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/survey/v1/surveys")
@PreAuthorize("hasRole('ORGANISER')")
class SurveyApi {

    /// A survey in the API; `invited` and `answered` are present once it is closed.
    ///
    /// @param open whether it takes answers
    /// @param state `PAUSED` while the day is open again: nobody else is invited
    record View(
            String surveyId,
            String dayId,
            String title,
            @Nullable String englishTitle,
            boolean open,
            Survey.State state,
            Instant closesAt,
            @Nullable Integer invited,
            @Nullable Integer answered) {
        static View of(Survey survey) {
            var closed = survey.status() instanceof Survey.Status.Closed found ? found : null;
            return new View(
                    survey.id().value(),
                    survey.dayId(),
                    survey.title(),
                    survey.englishTitle(),
                    survey.isOpen(),
                    survey.state(),
                    survey.closesAt(),
                    closed == null ? null : closed.invited(),
                    closed == null ? null : closed.answered());
        }
    }

    private final Surveys surveys;
    private final Results results;
    private final CloseSurvey closeSurvey;

    SurveyApi(Surveys surveys, Results results, CloseSurvey closeSurvey) {
        this.surveys = surveys;
        this.results = results;
        this.closeSurvey = closeSurvey;
    }

    @Operation(summary = "Returns all surveys, the latest day first.")
    @GetMapping
    List<View> list() {
        return surveys.findAllByOrderByDayStartedAtDesc().stream().map(View::of).toList();
    }

    @Operation(summary = "Returns a survey.")
    @GetMapping("/{id}")
    View show(Survey survey) {
        return View.of(survey);
    }

    @Operation(summary = "Returns the results so far, none of fewer than five answers.")
    @GetMapping("/{id}/results")
    Results.Page results(Survey survey) {
        return results.of(survey.id());
    }

    @Operation(summary = "Closes the survey.", description = "Idempotent, with or without a key.")
    @PostMapping("/{id}/close")
    View close(Survey survey) {
        return View.of(closeSurvey.handle(survey.id()));
    }
}
