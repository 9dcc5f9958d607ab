package fr.spro.registration.enrolment.web;

import fr.spro.registration.day.RegionalDay;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// The answer to a form that arrives when registration is not open: since when, that nobody is registered, what was
/// typed, and whom to ask.
@Component
class LateRequest {

    private final ClosingTimes closingTimes;
    private final Clock clock;

    LateRequest(ClosingTimes closingTimes, Clock clock) {
        this.closingTimes = closingTimes;
        this.clock = clock;
    }

    String page(RegionalDay day, RegistrationForm form, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("day", day);
        model.addAttribute("form", form);
        model.addAttribute("now", clock.instant());
        model.addAttribute("workshops", form.workshopsOf(day));
        model.addAttribute("answers", form.wishes(Origin.UNKNOWN, day).answers());
        model.addAttribute("closedAt", closingTimes.ofRegistration(day).orElse(null));
        return "enrolment/late";
    }
}
