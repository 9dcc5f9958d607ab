package fr.spro.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import java.time.Instant;

/// Events published by the survey service on `survey.surveys`, keyed by `surveyId`. Fields are only added; a
/// change of meaning is a new record.
@JsonTypeInfo(use = Id.SIMPLE_NAME, property = "type", defaultImpl = SurveyEvent.Unknown.class)
public sealed interface SurveyEvent {

    /// Participants who attended can answer until `closesAt`.
    record SurveyOpened(String surveyId, String dayId, Instant closesAt, Instant openedAt) implements SurveyEvent {}

    /// The survey accepts no more answers; the results are available to the organiser.
    record SurveyClosed(String surveyId, String dayId, int invited, int answered, Instant closedAt)
            implements SurveyEvent {}

    /// A type that this version does not know; consumers skip and count it.
    record Unknown() implements SurveyEvent {}
}
