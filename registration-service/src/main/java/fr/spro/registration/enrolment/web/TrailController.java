package fr.spro.registration.enrolment.web;

import fr.spro.registration.enrolment.RegistrationLookup;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Who did what to a day, for organiser and IT.
@Controller
class TrailController {

    private final RegistrationLookup lookup;
    private final Trail trail;

    TrailController(RegistrationLookup lookup, Trail trail) {
        this.lookup = lookup;
        this.trail = trail;
    }

    @GetMapping("/coordination/journees/{slug}/historique")
    @PreAuthorize("hasAnyRole('ORGANISER', 'OPERATOR')")
    String show(@PathVariable String slug, Model model) {
        var day = lookup.day(slug);
        model.addAttribute("day", day);
        model.addAttribute("trail", trail.of(day));
        return "enrolment/trail";
    }
}
