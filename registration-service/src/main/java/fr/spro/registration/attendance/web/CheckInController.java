package fr.spro.registration.attendance.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.attendance.CheckIn;
import fr.spro.registration.attendance.CheckIn.Outcome;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.enrolment.RegistrationId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The check-in buttons of the staff's list, without scripts.
@Controller
class CheckInController {

    private final CoordinatorAccess access;
    private final CheckIn checkIn;

    CheckInController(CoordinatorAccess access, CheckIn checkIn) {
        this.access = access;
        this.checkIn = checkIn;
    }

    /// @param session of the programme; empty for the day as a whole
    @PostMapping("/coordination/journees/{slug}/inscriptions/{id}/presence")
    @PreAuthorize("hasRole('ORGANISER')")
    String checkIn(
            RegionalDay day,
            @PathVariable String id,
            @RequestParam(name = "sequence", defaultValue = "") String session,
            Staff staff,
            RedirectAttributes after) {
        var outcome = checkIn.handle(
                day.id(), new RegistrationId(id), session.isEmpty() ? null : new SessionId(session), access.of(staff));
        switch (outcome) {
            case Outcome.Recorded _, Outcome.AlreadyRecorded _ -> after.addAttribute("present", id);
            case Outcome.Refused(var reason) -> after.addAttribute("refus", reason.code());
        }
        if (!session.isEmpty()) after.addAttribute("atelier", session);
        return "redirect:/coordination/journees/{slug}/inscriptions";
    }
}
