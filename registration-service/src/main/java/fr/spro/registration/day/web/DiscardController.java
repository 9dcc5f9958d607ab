package fr.spro.registration.day.web;

import fr.spro.platform.web.RefusedForm;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.DiscardDraft;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.WrongState;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The page with which an organiser discards a draft, and the way back.
@Controller
@RequestMapping("/coordination/journees/{slug}")
@PreAuthorize("hasRole('ORGANISER')")
class DiscardController {

    private static final String TO_DAY = "redirect:/coordination/journees/{slug}";

    private final DiscardDraft discardDraft;

    DiscardController(DiscardDraft discardDraft) {
        this.discardDraft = discardDraft;
    }

    @GetMapping("/suppression")
    String ask(RegionalDay day, Model model) {
        if (!day.isDraft()) return TO_DAY;
        model.addAttribute("day", day);
        return "day/discard";
    }

    @PostMapping("/suppression")
    String discard(RegionalDay day, Staff staff, RedirectAttributes after) {
        var now = discardDraft.handle(day.id(), staff.subject());
        if (!now.isDiscarded()) throw new RefusedForm("step-impossible", WrongState.words(now), page(now));
        after.addAttribute("supprimee", now.id().value());
        return "redirect:/coordination/journees";
    }

    private static String page(RegionalDay day) {
        return "/coordination/journees/" + day.id().value();
    }

    @PostMapping("/recuperation")
    String recover(RegionalDay day, Staff staff, RedirectAttributes after) {
        discardDraft.recover(day.id(), staff.subject());
        after.addAttribute("done", "recover");
        return TO_DAY;
    }
}
