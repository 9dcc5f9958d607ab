package fr.spro.survey.survey;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/// All surveys. Reads only: writes go through the store, with their events.
public interface Surveys extends Repository<Survey, SurveyId> {
    Optional<Survey> findById(SurveyId id);

    List<Survey> findAllByOrderByDayStartedAtDesc();
}
