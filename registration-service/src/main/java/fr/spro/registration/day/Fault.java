package fr.spro.registration.day;

import org.jspecify.annotations.Nullable;

/// What is wrong with a day, and where.
///
/// @param session index of the session in the programme; null if it is about the day
/// @param field the field of the day or session; of a question with its place, `questions[0].options`
/// @param against what it clashes with, for the message; may be empty
public record Fault(@Nullable Integer session, String field, Reason reason, String against) {

    public enum Reason {
        END_BEFORE_START,
        CLOSES_BEFORE_OPENING,
        CLOSES_AFTER_DAY,
        WISHES_AFTER_START,
        /// How workshops are filled does not change any more.
        FILLING_FIXED,
        OUTSIDE_DAY,
        ID_TWICE,
        SEATS_MISSING,
        SEATS_UNWANTED,
        SEATS_ABOVE_ROOM,
        ROOM_TAKEN,
        ROOM_TWICE,
        QUESTION_TWICE,
        QUESTION_WAS_REMOVED,
        OPTIONS_MISSING,
        OPTIONS_UNWANTED,
        OPTION_TWICE,
        OPTION_GONE,
        KIND_CHANGED,
        KEPT_LONGER
    }
}
