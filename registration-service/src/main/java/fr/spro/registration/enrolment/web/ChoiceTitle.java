package fr.spro.registration.enrolment.web;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.seating.SelectionMode;
import java.time.Instant;

/// The title of the form of choices, and of links to it: what it can change at that time.
final class ChoiceTitle {

    private static final String WORKSHOPS = "enrolment.choice.title";

    private ChoiceTitle() {}

    /// The key of the text.
    static String key(RegionalDay day, SelectionMode mode, Instant now) {
        var hasWorkshops = !day.slots().isEmpty() && mode != SelectionMode.CLOSED && day.takesChoices(now);
        if (hasWorkshops) return WORKSHOPS;
        return WORKSHOPS + (day.questions().asked().isEmpty() ? ".needs" : ".answers");
    }
}
