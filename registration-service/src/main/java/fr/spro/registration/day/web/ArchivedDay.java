package fr.spro.registration.day.web;

import fr.spro.platform.web.RefusedForm;
import fr.spro.registration.day.RegionalDay;

/// The answer to a form of a day that was archived in the meantime.
final class ArchivedDay {

    private ArchivedDay() {}

    static RefusedForm refused(RegionalDay day) {
        return new RefusedForm(
                "day-archived", "/coordination/journees/" + day.id().value());
    }
}
