package fr.spro.survey.survey;

import fr.spro.survey.survey.Invitation.State;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/// All invitations. Reads only: writes go through the store, with their events.
public interface Invitations extends Repository<Invitation, InvitationId> {
    Optional<Invitation> findById(InvitationId id);

    List<Invitation> findBySurveyAndState(SurveyId survey, State state);

    List<Invitation> findBySurveyAndSealedAnswerNotNull(SurveyId survey);

    int countBySurveyAndStateIn(SurveyId survey, Collection<State> states);
}
