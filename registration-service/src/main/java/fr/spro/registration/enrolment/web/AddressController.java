package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.UnknownLink;
import fr.spro.registration.day.Days;
import fr.spro.registration.enrolment.ConfirmRegistration;
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
    private final ConfirmRegistration confirmRegistration;

    AddressController(OwnLinks links, Days days, ConfirmRegistration confirmRegistration) {
        this.links = links;
        this.days = days;
        this.confirmRegistration = confirmRegistration;
    }

    @GetMapping
    String ask(@PathVariable String secret, Model model) {
        var address = links.findAddress(secret);
        model.addAttribute("secret", secret);
        model.addAttribute("registration", address.registration());
        model.addAttribute("day", days.findById(address.registration().day()).orElseThrow(UnknownLink::new));
        return "enrolment/address";
    }

    /// Leads to the participant's page, since its earlier links have become invalid.
    @PostMapping
    String confirm(@PathVariable String secret, RedirectAttributes after) {
        var address = links.findAddress(secret);
        var isDone = address.registration().contact().pendingAddress() == null;
        var confirmed = confirmRegistration.handle(address.registration().id(), address.version());
        if (isDone || confirmed.contact().pendingAddress() != null) {
            after.addAttribute("secret", secret);
            if (!isDone && confirmed.isActive()) after.addAttribute("fait", "deja-inscrite");
            return "redirect:/inscriptions/adresse/{secret}";
        }
        after.addAttribute("fait", "adresse-confirmee");
        return OwnPageController.backTo(links.of(confirmed), after);
    }
}
