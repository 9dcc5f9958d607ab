package fr.spro.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import java.time.Instant;

/// Facts told by the survey service on `survey.surveys`, keyed by `surveyId`.
/// Fields are only ever added; a change of meaning gets a new record.
@JsonTypeInfo(use = Id.SIMPLE_NAME, property = "type", defaultImpl = SurveyEvent.Unknown.class)
public sealed interface SurveyEvent {

    /// Those who came can answer until `closesAt`.
    record SurveyOpened(String surveyId, String dayId, Instant closesAt, Instant openedAt) implements SurveyEvent {}

    /// No answer is taken any more; the results are there for the organiser.
    record SurveyClosed(String surveyId, String dayId, int invited, int answered, Instant closedAt)
            implements SurveyEvent {}

    /// A type newer than this reader; consumers skip and count it.
    record Unknown() implements SurveyEvent {}
}
