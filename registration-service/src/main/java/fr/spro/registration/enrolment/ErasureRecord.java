package fr.spro.registration.enrolment;

import fr.spro.registration.day.QuestionId;
import fr.spro.suite.Dates;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A proof that data of a registration was deleted, without the data.
///
/// @param question the id of the question, if an answer was deleted
/// @param on the date in the time zone of the network, like `2026-12-19`
public record ErasureRecord(Category category, @Nullable String question, String on) {

    /// The kind of expired data, or everything at the person's request.
    public enum Category {
        ANSWERS,
        NEEDS,
        UNCONFIRMED,
        CANCELLED,
        CALLED_OFF,
        PARTICIPATION,
        ON_REQUEST,
        /// Everything, again: the reason was lost with what the backup does not contain.
        AFTER_RESTORE
    }

    public static ErasureRecord of(Category category, Instant now) {
        return new ErasureRecord(category, null, date(now));
    }

    public static ErasureRecord answer(QuestionId question, Instant now) {
        return new ErasureRecord(Category.ANSWERS, question.value(), date(now));
    }

    private static String date(Instant now) {
        return now.atZone(Dates.ZONE).toLocalDate().toString();
    }
}
