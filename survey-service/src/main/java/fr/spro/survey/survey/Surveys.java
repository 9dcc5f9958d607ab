package fr.spro.survey.survey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/// All surveys. Reads only: writes go through the store, with their events.
public interface Surveys extends Repository<Survey, SurveyId> {
    Optional<Survey> findById(SurveyId id);

    List<Survey> findAllByOrderByDayStartedAtDesc();

    /// The ids of all surveys, for jobs: one that cannot be read is among them, and stops only its own step.
    @Query(value = "{}", fields = "{ _id: 1 }")
    List<Found> findIds();

    /// The ids of the surveys that end after this time.
    @Query(value = "{ closesAt: { $gt: ?0 } }", fields = "{ _id: 1 }")
    List<Found> findIdsClosingAfter(Instant time);

    /// The id alone.
    record Found(@Id SurveyId id) {}
}
