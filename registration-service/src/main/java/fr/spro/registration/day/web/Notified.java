package fr.spro.registration.day.web;

import fr.spro.registration.day.Impact;
import fr.spro.registration.day.RegionalDay;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Tells the next page how many participants are notified of a change that was made.
final class Notified {

    static final String PARAMETER = "prevenues";

    private Notified() {}

    static void tell(RegionalDay day, Impact impact, RedirectAttributes after) {
        if (day.isAhead()) after.addAttribute(PARAMETER, impact.notified());
    }
}
