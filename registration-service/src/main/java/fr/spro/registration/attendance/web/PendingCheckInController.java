package fr.spro.registration.attendance.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.attendance.DecideCheckIn;
import fr.spro.registration.attendance.DecideCheckIn.Outcome;
import fr.spro.registration.attendance.ListPendingCheckIns;
import fr.spro.registration.attendance.PendingCheckIn;
import fr.spro.registration.attendance.PendingCheckInId;
import fr.spro.registration.day.RegionalDay;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The page on which the organiser decides about check-ins that did not fit their registration.
@Controller
@RequestMapping("/coordination/journees/{slug}/presences")
@PreAuthorize("hasRole('ORGANISER')")
class PendingCheckInController {

    /// Somebody else has recorded the attendance meanwhile.
    private static final String RECORDED = "recorded";

    private final ListPendingCheckIns listPendingCheckIns;
    private final DecideCheckIn decideCheckIn;

    PendingCheckInController(ListPendingCheckIns listPendingCheckIns, DecideCheckIn decideCheckIn) {
        this.listPendingCheckIns = listPendingCheckIns;
        this.decideCheckIn = decideCheckIn;
    }

    /// @param ecartee the one that was just set aside
    @GetMapping
    String list(RegionalDay day, @RequestParam(defaultValue = "") String ecartee, Model model) {
        model.addAttribute("day", day.requirePublic());
        model.addAttribute(
                "dismissed",
                listPendingCheckIns
                        .dismissed(day, new PendingCheckInId(ecartee))
                        .orElse(null));
        model.addAttribute("lines", listPendingCheckIns.of(day));
        return "attendance/pending";
    }

    @PostMapping("/{pending}/presence")
    String accept(PendingCheckIn pending, Staff staff, RedirectAttributes after) {
        switch (decideCheckIn.accept(pending.id(), staff.subject())) {
            case Outcome.Accepted(var effect) -> after.addAttribute("fait", CheckInController.done(effect));
            case Outcome.Refused(var reason) -> after.addAttribute("refus", reason.code());
        }
        return "redirect:/coordination/journees/{slug}/presences";
    }

    @PostMapping("/{pending}/ecart")
    String dismiss(PendingCheckIn pending, Staff staff, RedirectAttributes after) {
        if (decideCheckIn.dismiss(pending.id(), staff.subject()).isAccepted()) after.addAttribute("refus", RECORDED);
        else after.addAttribute("ecartee", pending.id().value());
        return "redirect:/coordination/journees/{slug}/presences";
    }

    @PostMapping("/{pending}/ecart/retrait")
    String reopen(PendingCheckIn pending, Staff staff, RedirectAttributes after) {
        if (decideCheckIn.reopen(pending.id(), staff.subject()).isAccepted()) after.addAttribute("refus", RECORDED);
        else after.addAttribute("fait", "presence-remise");
        return "redirect:/coordination/journees/{slug}/presences";
    }
}
