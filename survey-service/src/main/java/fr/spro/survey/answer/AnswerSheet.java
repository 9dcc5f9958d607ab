package fr.spro.survey.answer;

import fr.spro.survey.survey.SurveyId;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.data.annotation.Id;

/// An anonymous answer. Its random id was inside the seal, so moving it twice stores one; it has the date on
/// which its batch was moved and no reference to the person.
public record AnswerSheet(@Id String id, SurveyId survey, LocalDate movedOn, Map<Question, String> answers) {}
