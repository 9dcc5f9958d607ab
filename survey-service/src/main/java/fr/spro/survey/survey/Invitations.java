package fr.spro.survey.survey;

import fr.spro.survey.survey.Invitation.State;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/// All invitations. Reads only: writes go through the store, with their events.
public interface Invitations extends Repository<Invitation, InvitationId> {
    Optional<Invitation> findById(InvitationId id);

    /// The ids only, for jobs: one that cannot be read is among them, and stops only its own step.
    @Query(value = "{ survey: ?0, state: ?1 }", fields = "{ _id: 1 }")
    List<Found> findIdsBySurveyAndState(SurveyId survey, State state);

    /// The id alone.
    record Found(@Id InvitationId id) {}

    /// The sealed answers of a survey, without the rest of their invitations.
    @Query(value = "{ survey: ?0, sealedAnswer: { $ne: null } }", fields = "{ sealedAnswer: 1 }")
    List<Sealed> findSealedBySurvey(SurveyId survey);

    /// A sealed answer.
    record Sealed(@Id InvitationId id, String sealedAnswer) {}

    int countBySurveyAndStateIn(SurveyId survey, Collection<State> states);
}
