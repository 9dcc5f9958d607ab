package fr.spro.registration.enrolment;

import fr.spro.registration.day.QuestionId;
import fr.spro.suite.Dates;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A proof that data of a registration was deleted, without the data.
///
/// @param question the id of the question, if an answer was deleted
/// @param on the date in Paris, like `2026-12-19`
public record ErasureRecord(What what, @Nullable String question, String on) {

    /// The kind of expired data, or everything at the person's request.
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
