package fr.spro.registration.day.web;

import fr.spro.registration.day.Impact;
import fr.spro.registration.day.Impact.Standing;
import fr.spro.registration.day.PreviewEdit.Preview;
import fr.spro.registration.day.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a change of a day means to participants, in the API.
///
/// @param notified how many are notified
/// @param unconfirmed how many more it concerns who have not confirmed: their own page says it, and no mail
/// @param agreement to be sent with the change; absent if nobody is concerned
record ImpactView(
        int notified,
        int unconfirmed,
        List<LossView> losses,
        List<JumpView> jumps,
        List<LostAnswersView> answers,
        @Nullable String agreement) {

    /// @param workshop absent for the place at the day
    /// @param registered how many of the people had it
    /// @param offered how many were only offered it
    /// @param unconfirmed how many it was held for until they confirm their address
    record LossView(
            @Nullable String workshop, int people, int registered, int offered, int unconfirmed, boolean removed) {

        static LossView of(Impact.Loss loss) {
            var standings = loss.standings();
            return new LossView(
                    id(loss.workshop()),
                    loss.people(),
                    standings.getOrDefault(Standing.REGISTERED, 0),
                    standings.getOrDefault(Standing.OFFERED, 0),
                    standings.getOrDefault(Standing.TO_CONFIRM, 0),
                    loss.isRemoved());
        }
    }

    /// @param workshop absent for the places at the day
    record JumpView(@Nullable String workshop, int from, int to, int waiting) {

        static JumpView of(Impact.Jump jump) {
            return new JumpView(id(jump.workshop()), jump.from(), jump.to(), jump.waiting());
        }
    }

    /// Answers that are deleted with their question.
    record LostAnswersView(String question, int people) {

        static LostAnswersView of(Impact.LostAnswers lost) {
            return new LostAnswersView(lost.question().id().value(), lost.people());
        }
    }

    static ImpactView of(Preview preview) {
        var impact = preview.impact();
        return new ImpactView(
                impact.notified(),
                impact.unconfirmed(),
                impact.losses().stream().map(LossView::of).toList(),
                impact.jumps().stream().map(JumpView::of).toList(),
                impact.answers().stream().map(LostAnswersView::of).toList(),
                preview.concernsParticipants() ? preview.token() : null);
    }

    private static @Nullable String id(@Nullable Session workshop) {
        return workshop == null ? null : workshop.id().value();
    }
}
