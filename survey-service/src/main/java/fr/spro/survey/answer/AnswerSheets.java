package fr.spro.survey.answer;

import fr.spro.survey.survey.SurveyId;
import java.util.List;
import org.springframework.data.repository.Repository;

/// All moved answers, in random order.
public interface AnswerSheets extends Repository<AnswerSheet, String> {
    List<AnswerSheet> findBySurveyOrderById(SurveyId survey);
}
