package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.versions.StaleForm;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Wishes;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// Shows the form of choices again after a concurrent change, with the stored choices as text.
@Component
class StaleChoice {

    private final StructureChoice structureChoice;

    StaleChoice(StructureChoice structureChoice) {
        this.structureChoice = structureChoice;
    }

    void show(ChoiceForm typed, RegionalDay day, Wishes now, Model model, HttpServletResponse response) {
        StaleForm.show("form", typed, ChoiceForm.of(day, now), model, response);
        model.addAttribute("storedWishes", now);
        model.addAttribute("storedOrigin", structureChoice.nameOf(now));
    }
}
