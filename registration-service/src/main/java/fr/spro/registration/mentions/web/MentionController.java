package fr.spro.registration.mentions.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.mentions.ReviewMentions;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The page on which the organiser reviews texts that may mention an erased person.
@Controller
@RequestMapping("/coordination/journees/{slug}/relectures")
@PreAuthorize("hasRole('ORGANISER')")
class MentionController {

    private static final String PAGE = "redirect:/coordination/journees/{slug}/relectures";

    private final ReviewMentions reviewMentions;

    MentionController(ReviewMentions reviewMentions) {
        this.reviewMentions = reviewMentions;
    }

    @GetMapping
    String list(RegionalDay day, Model model) {
        model.addAttribute("day", day);
        model.addAttribute("lines", reviewMentions.of(day));
        return "mentions/list";
    }

    @PostMapping("/faite")
    String dismiss(
            RegionalDay day,
            @RequestParam(name = "texte", defaultValue = "") String text,
            Staff staff,
            RedirectAttributes after) {
        reviewMentions.dismiss(day.id(), text, staff.subject());
        after.addAttribute("fait", "relecture");
        return PAGE;
    }

    @PostMapping("/masquage")
    String redact(
            RegionalDay day,
            @RequestParam(name = "texte", defaultValue = "") String text,
            Staff staff,
            RedirectAttributes after) {
        if (reviewMentions.redact(day.id(), text, staff.subject())) {
            after.addAttribute("fait", "masquage");
        } else {
            after.addAttribute("refus", "change");
        }
        return PAGE;
    }
}
