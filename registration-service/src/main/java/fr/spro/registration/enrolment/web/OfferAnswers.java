package fr.spro.registration.enrolment.web;

import fr.spro.registration.day.Days;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.AnswerOffer;
import fr.spro.registration.enrolment.Ended;
import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.seating.SeatQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Answers an offered seat, for the participant or for staff whom the person has told, and says what
/// came of it.
@Component
class OfferAnswers {

    /// What came of an answer.
    enum Result {
        /// Also before, by a form that was sent twice.
        ACCEPTED("offre-acceptee"),
        LEFT("offre-laissee"),
        /// It was accepted before, and stays.
        KEPT("offre-gardee"),
        DAY_MISSED("offre-expiree"),
        WORKSHOP_MISSED("offre-expiree-atelier"),
        /// The time was over, or it was answered in another way.
        GONE("offre-passee"),
        /// The day or the registration has ended.
        ENDED("");

        private final String done;

        Result(String done) {
            this.done = done;
        }

        /// What the page says, as its parameter `fait`.
        String done() {
            return done;
        }
    }

    private final AnswerOffer answerOffer;
    private final Registrations registrations;
    private final Days days;
    private final SeatQueries seats;

    OfferAnswers(AnswerOffer answerOffer, Registrations registrations, Days days, SeatQueries seats) {
        this.answerOffer = answerOffer;
        this.registrations = registrations;
        this.days = days;
        this.seats = seats;
    }

    /// @param shown as it was before the answer
    /// @param workshop null for the day itself
    /// @param by the participant, or the account of a member of staff
    Result accept(Registration shown, @Nullable SessionId workshop, String by) {
        var isTheirs = answerOffer.accept(shown.id(), workshop, by) || has(shown, workshop);
        return isTheirs ? Result.ACCEPTED : missed(shown, workshop);
    }

    /// The same for giving up a workshop; one that is given up already is left.
    Result decline(Registration shown, SessionId workshop, String by) {
        if (answerOffer.decline(shown.id(), workshop, by)) return Result.LEFT;
        if (has(shown, workshop)) return Result.KEPT;
        var result = missed(shown, workshop);
        var isLeft = !shown.wishes().workshops().contains(workshop);
        return result == Result.GONE && isLeft ? Result.LEFT : result;
    }

    /// Why there is no offer any more, if that can still be told.
    private Result missed(Registration shown, @Nullable SessionId workshop) {
        var day = days.get(shown.day());
        var ended = Ended.of(shown, day).orElse(Ended.LAPSED);
        if (ended != Ended.LAPSED) return Result.ENDED;
        if (!shown.hasMissed(day, workshop, seats.now())) return Result.GONE;
        return workshop == null ? Result.DAY_MISSED : Result.WORKSHOP_MISSED;
    }

    private boolean has(Registration shown, @Nullable SessionId workshop) {
        var registration = registrations.findById(shown.id()).orElseThrow();
        var state = ParticipantState.of(days.get(registration.day()), registration, seats);
        return workshop == null ? state.hasPlace() : state.hasSeatIn(workshop);
    }
}
