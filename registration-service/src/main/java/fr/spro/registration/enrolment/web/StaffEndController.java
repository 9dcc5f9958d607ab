package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.CancelRegistration;
import fr.spro.registration.enrolment.EraseParticipant;
import fr.spro.registration.enrolment.Registration;
import java.time.Clock;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The pages with which an organiser cancels a registration or erases a participant.
@Controller
@RequestMapping("/coordination/journees/{slug}/inscriptions/{id}")
@PreAuthorize("hasRole('ORGANISER')")
class StaffEndController {

    private static final int MAX_REASON_LENGTH = 300;

    private final CancelRegistration cancelRegistration;
    private final EraseParticipant eraseParticipant;
    private final Clock clock;

    StaffEndController(CancelRegistration cancelRegistration, EraseParticipant eraseParticipant, Clock clock) {
        this.cancelRegistration = cancelRegistration;
        this.eraseParticipant = eraseParticipant;
        this.clock = clock;
    }

    @GetMapping("/{step:annulation|effacement}")
    String ask(RegionalDay day, Registration registration, @PathVariable String step, Model model) {
        StaffRegistrationPage.show(day, registration, model);
        model.addAttribute("step", step);
        model.addAttribute("begun", day.hasBegun(clock.instant()));
        model.addAttribute("typing", true);
        return "enrolment/staff-end";
    }

    @PostMapping("/annulation")
    String cancel(
            Registration registration,
            @RequestParam(name = "motif", defaultValue = "") String reason,
            Staff staff,
            RedirectAttributes after) {
        var given = reason.strip();
        cancelRegistration.handle(
                registration.id(),
                staff.subject(),
                given.isEmpty() ? null : given.substring(0, Math.min(MAX_REASON_LENGTH, given.length())));
        return StaffRegistrationPage.done("annulation", after);
    }

    @PostMapping("/effacement")
    String erase(Registration registration, Staff staff, RedirectAttributes after) {
        eraseParticipant.handle(registration.id(), staff.subject());
        return StaffRegistrationPage.done("effacement", after);
    }
}
