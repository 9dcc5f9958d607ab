package fr.spro.survey.survey;

import fr.spro.platform.messaging.outbox.TextId;

/// Natural key of an invitation: one survey, one registration.
public record InvitationId(String value) implements TextId {

    static InvitationId of(SurveyId survey, String registrationId) {
        return new InvitationId(survey.value() + "." + registrationId);
    }
}
