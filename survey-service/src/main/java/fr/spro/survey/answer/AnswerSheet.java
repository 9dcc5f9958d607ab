package fr.spro.survey.answer;

import fr.spro.survey.survey.SurveyId;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.data.annotation.Id;

/// What somebody answered. Its id is random and was inside the seal, so moving it twice makes one; it stands here with
/// the day on which a whole batch was moved and nothing that leads back.
public record AnswerSheet(@Id String id, SurveyId survey, LocalDate movedOn, Map<Question, String> answers) {}
