package fr.spro.survey.survey;

import fr.spro.platform.messaging.outbox.TextId;

/// Natural key of a survey: there is one satisfaction survey for each day.
public record SurveyId(String value) implements TextId {

    static SurveyId ofDay(String dayId) {
        return new SurveyId("satisfaction." + dayId);
    }
}
