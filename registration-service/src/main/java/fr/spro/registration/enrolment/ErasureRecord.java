package fr.spro.registration.enrolment;

import fr.spro.registration.day.QuestionId;
import fr.spro.suite.Dates;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That something of a registration was deleted, and when: the proof, without what it was.
///
/// @param question whose answer it was, by id
/// @param on the date in Paris, like `2026-12-19`
public record ErasureRecord(What what, @Nullable String question, String on) {

    /// What had its time, or, at the person's own request, everything before it.
    public enum What {
        ANSWERS,
        NEEDS,
        UNCONFIRMED,
        CANCELLED,
        CALLED_OFF,
        PARTICIPATION,
        ON_REQUEST
    }

    public static ErasureRecord of(What what, Instant now) {
        return new ErasureRecord(what, null, date(now));
    }

    public static ErasureRecord answer(QuestionId question, Instant now) {
        return new ErasureRecord(What.ANSWERS, question.value(), date(now));
    }

    private static String date(Instant now) {
        return now.atZone(Dates.ZONE).toLocalDate().toString();
    }
}
