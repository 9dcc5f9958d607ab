package fr.spro.registration.day.web;

import fr.spro.registration.day.Impact;
import fr.spro.registration.day.Impact.Gain;
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
    /// @param waiting how many wait for them now
    /// @param offered how many of them are asked to accept a place by a deadline
    /// @param given how many have a place at once
    /// @param kept how many keep one that an earlier change took away, of which they were not told
    /// @param reserved how many have yet to confirm, and a place is held for them
    record JumpView(
            @Nullable String workshop, int from, int to, int waiting, int offered, int given, int kept, int reserved) {

        static JumpView of(Impact.Jump jump) {
            var gains = jump.gains();
            return new JumpView(
                    id(jump.workshop()),
                    jump.from(),
                    jump.to(),
                    jump.waiting(),
                    gains.getOrDefault(Gain.OFFERED, 0),
                    gains.getOrDefault(Gain.GIVEN, 0),
                    gains.getOrDefault(Gain.KEPT, 0),
                    gains.getOrDefault(Gain.RESERVED, 0));
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
