package fr.spro.registration.day.web;

import fr.spro.platform.web.RefusedForm;
import fr.spro.registration.day.RegionalDay;

/// The answer to a form of a day that was archived, or of a draft that was discarded, in the meantime.
final class ReadOnlyDay {

    private ReadOnlyDay() {}

    /// @throws RefusedForm before any fault of the form is named, if the day is archived
    static void refuse(RegionalDay day) {
        if (day.isReadOnly()) throw refused(day);
    }

    static RefusedForm refused(RegionalDay day) {
        return new RefusedForm(
                day.isDiscarded() ? "day-discarded" : "day-archived",
                "/coordination/journees/" + day.id().value());
    }
}
