package fr.spro.registration.enrolment.web;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Who did what to a day, for organiser and IT.
@Controller
class TrailController {

    private final StaffScope scope;
    private final Trail trail;

    TrailController(StaffScope scope, Trail trail) {
        this.scope = scope;
        this.trail = trail;
    }

    @GetMapping("/coordination/journees/{slug}/historique")
    @PreAuthorize("hasAnyRole('ORGANISER', 'OPERATOR')")
    String show(@PathVariable String slug, Model model) {
        var day = scope.day(slug);
        model.addAttribute("day", day);
        model.addAttribute("trail", trail.of(day));
        return "enrolment/trail";
    }
}
