package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.UnknownLink;
import fr.spro.registration.day.Days;
import fr.spro.registration.enrolment.EraseParticipant;
import fr.spro.registration.enrolment.ForeseeErasure;
import fr.spro.registration.enrolment.OwnLinks;
import fr.spro.registration.enrolment.Participant;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// The pages with which participants erase themselves.
@Controller
@RequestMapping("/inscriptions")
class OwnErasureController {

    private final OwnLinks links;
    private final Days days;
    private final EraseParticipant eraseParticipant;
    private final ForeseeErasure foreseeErasure;

    OwnErasureController(OwnLinks links, Days days, EraseParticipant eraseParticipant, ForeseeErasure foreseeErasure) {
        this.links = links;
        this.days = days;
        this.eraseParticipant = eraseParticipant;
        this.foreseeErasure = foreseeErasure;
    }

    @GetMapping("/{secret}/effacement")
    String ask(@PathVariable String secret, Model model) {
        var registration = links.find(secret);
        var day = days.findById(registration.day()).orElseThrow(UnknownLink::new);
        model.addAttribute("secret", secret);
        model.addAttribute("day", day);
        model.addAttribute("effects", foreseeErasure.of(day, registration));
        return "enrolment/erase";
    }

    @PostMapping("/{secret}/effacement")
    String erase(@PathVariable String secret) {
        // Pressed twice: the next page is the only confirmation.
        if (!links.wasOfErased(secret))
            eraseParticipant.handle(links.find(secret).id(), Participant.ACTOR);
        return "redirect:/inscriptions/effacee";
    }

    /// A neutral page, since the link is invalid now.
    @GetMapping("/effacee")
    String erased() {
        return "enrolment/erased";
    }
}
