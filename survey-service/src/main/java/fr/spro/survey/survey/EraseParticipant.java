package fr.spro.survey.survey;

import fr.spro.platform.messaging.outbox.Store;
import org.springframework.stereotype.Service;

/// Voids the invitation of an erased person and keeps its bare id, so that no replay issues it again. A given
/// answer is anonymous and stays.
@Service
public class EraseParticipant {

    private final Store<Invitation> store;

    EraseParticipant(Store<Invitation> store) {
        this.store = store;
    }

    public void handle(String dayId, String registrationId) {
        var survey = SurveyId.ofDay(dayId);
        var isNew = store.insert(Invitation.prepareErased(survey, registrationId));
        if (!isNew) store.change(InvitationId.of(survey, registrationId), Invitation::erase);
    }
}
