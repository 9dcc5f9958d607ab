package fr.spro.registration.day.web;

import fr.spro.platform.web.RefusedForm;
import fr.spro.registration.day.RegionalDay;

/// The answer to a form of a day that was archived in the meantime.
final class ArchivedDay {

    private ArchivedDay() {}

    /// @throws RefusedForm before any fault of the form is named, if the day is archived
    static void refuse(RegionalDay day) {
        if (day.isArchived()) throw refused(day);
    }

    static RefusedForm refused(RegionalDay day) {
        return new RefusedForm(
                "day-archived", "/coordination/journees/" + day.id().value());
    }
}
