package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.UnknownLink;
import fr.spro.registration.day.Days;
import fr.spro.registration.enrolment.CorrectParticipant;
import fr.spro.registration.enrolment.OwnLinks;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The page on which a participant confirms a new e-mail address, reached by the link sent to it.
@Controller
@RequestMapping("/inscriptions/adresse/{secret}")
class AddressController {

    private final OwnLinks links;
    private final Days days;
    private final CorrectParticipant correctParticipant;

    AddressController(OwnLinks links, Days days, CorrectParticipant correctParticipant) {
        this.links = links;
        this.days = days;
        this.correctParticipant = correctParticipant;
    }

    @GetMapping
    String ask(@PathVariable String secret, Model model) {
        var address = links.findAddress(secret);
        model.addAttribute("secret", secret);
        model.addAttribute("registration", address.registration());
        model.addAttribute("day", days.findById(address.registration().day()).orElseThrow(UnknownLink::new));
        return "enrolment/address";
    }

    @PostMapping
    String confirm(@PathVariable String secret, RedirectAttributes after) {
        var address = links.findAddress(secret);
        correctParticipant.confirm(address.registration().id(), address.version());
        after.addAttribute("secret", secret);
        return "redirect:/inscriptions/adresse/{secret}";
    }
}
