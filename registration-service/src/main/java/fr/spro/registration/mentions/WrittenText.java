package fr.spro.registration.mentions;

import fr.spro.registration.day.DayId;
import java.util.Locale;

/// A text that somebody has written, with the place where it is stored.
///
/// @param record the id of the registration, of the workshop with the report, of the day or session
/// @param field the part of the record
record WrittenText(Kind kind, DayId day, String record, String field, String text) {

    /// What the text is part of.
    enum Kind {
        REGISTRATION,
        REPORT,
        DAY,
        SESSION;

        /// The name in message keys.
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The natural key of a mention: one per text.
    String id() {
        return "%s.%s.%s.%s".formatted(kind.code(), day.value(), record, field);
    }
}
