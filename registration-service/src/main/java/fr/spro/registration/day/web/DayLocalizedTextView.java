package fr.spro.registration.day.web;

import fr.spro.suite.LocalizedText;
import org.jspecify.annotations.Nullable;

/// A text of a day in the API, in French and perhaps in English.
record DayLocalizedTextView(String fr, @Nullable String en) {

    static DayLocalizedTextView of(LocalizedText wording) {
        return new DayLocalizedTextView(wording.french(), wording.english());
    }
}
