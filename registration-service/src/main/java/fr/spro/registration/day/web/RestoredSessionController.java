package fr.spro.registration.day.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.ImpactAssessment;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Takes back the removal of a session, on the page that says that it was removed.
@Controller
@PreAuthorize("hasRole('ORGANISER')")
class RestoredSessionController {

    private static final String REFUSED = "refused";

    private final EditDay editDay;
    private final ImpactAssessment impact;

    RestoredSessionController(EditDay editDay, ImpactAssessment impact) {
        this.editDay = editDay;
        this.impact = impact;
    }

    @PostMapping("/coordination/journees/{slug}/sequences/{id}/remise")
    String restore(RegionalDay day, @PathVariable String id, Staff staff, RedirectAttributes after) {
        ReadOnlyDay.refuse(day);
        var session = new SessionId(id);
        var edit = new DayEdit.RestoreSession(session, impact.settle());
        switch (editDay.handle(new EditDay.Command(day.id(), staff.subject(), edit))) {
            case EditDay.Outcome.Edited(var now)
            when now.session(session).isPresent() -> after.addAttribute("done", "restored");
            case EditDay.Outcome.Edited _ -> after.addAttribute(REFUSED, "late");
            case EditDay.Outcome.Invalid _, EditDay.Outcome.Conflict _ -> after.addAttribute(REFUSED, "programme");
            case EditDay.Outcome.ReadOnly(var now) -> throw ReadOnlyDay.refused(now);
        }
        return "redirect:/coordination/journees/{slug}";
    }
}
