package fr.spro.registration.day.web;

import fr.spro.platform.violation.Violation;
import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.versions.VersionConflict;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.PreviewEdit;
import fr.spro.registration.day.PreviewEdit.Preview;
import fr.spro.registration.day.WrongState;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/// Changes a day for clients of the API, which agree to what the change means to participants, as
/// organisers do on the pages.
@Component
class AgreedEdits {

    static final String DESCRIPTION = " A change that participants are notified of, or lose something by, needs its"
            + " `agreement`, which `impact` and the response 409 contain.";
    static final String EFFECTS = "effects";
    static final String CONFLICT = "The change affects participants, and `agreement` is missing or is for other"
            + " effects. `effects` shows whom it affects, in the form of `impact`, with the `agreement` to send.";

    private final EditDay editDay;
    private final PreviewEdit previewEdit;

    AgreedEdits(EditDay editDay, PreviewEdit previewEdit) {
        this.editDay = editDay;
        this.previewEdit = previewEdit;
    }

    /// @param agreement of the effects that the client has seen, or empty
    DayView handle(EditDay.Command command, String agreement) {
        return handle(command, agreement, UnaryOperator.identity());
    }

    /// @param asSent the violations in terms of the request
    DayView handle(EditDay.Command command, String agreement, UnaryOperator<List<Violation>> asSent) {
        previewEdit
                .find(command)
                .filter(Preview::concernsParticipants)
                .filter(preview -> !preview.token().equals(agreement))
                .ifPresent(AgreedEdits::reject);
        return switch (editDay.handle(command)) {
            case EditDay.Outcome.Edited(var now) -> DayView.of(now);
            case EditDay.Outcome.Conflict(var now) -> throw new VersionConflict(now.version());
            case EditDay.Outcome.ReadOnly(var now) -> throw new RejectedRequest(WrongState.of(now));
            case EditDay.Outcome.Invalid(var errors) -> throw new RejectedRequest(asSent.apply(errors));
        };
    }

    private static void reject(Preview preview) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT, "The change affects participants: send the agreement to its effects");
        problem.setProperty(EFFECTS, ImpactView.of(preview));
        throw new ErrorResponseException(HttpStatus.CONFLICT, problem, null);
    }
}
