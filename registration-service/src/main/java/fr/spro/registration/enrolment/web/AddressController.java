package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.UnknownLink;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.ConfirmRegistration;
import fr.spro.registration.enrolment.Ended;
import fr.spro.registration.enrolment.OwnLinks;
import fr.spro.registration.enrolment.Registration;
import java.time.Clock;
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
    private final Clock clock;

    AddressController(OwnLinks links, Days days, ConfirmRegistration confirmRegistration, Clock clock) {
        this.links = links;
        this.days = days;
        this.confirmRegistration = confirmRegistration;
        this.clock = clock;
    }

    @GetMapping
    String ask(@PathVariable String secret, Model model) {
        var address = links.findAddress(secret);
        model.addAttribute("secret", secret);
        model.addAttribute("registration", address.registration());
        var day = day(address.registration());
        model.addAttribute("day", day);
        model.addAttribute("open", isOpen(address.registration()));
        model.addAttribute("confirms", !address.registration().isConfirmed() && day.isToCome(clock.instant()));
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
            if (!isDone && isOpen(confirmed)) after.addAttribute("fait", "deja-inscrite");
            return "redirect:/inscriptions/adresse/{secret}";
        }
        after.addAttribute("fait", "adresse-confirmee");
        return OwnPageController.backTo(links.of(confirmed), after);
    }

    /// Whether an address can still be confirmed.
    private boolean isOpen(Registration registration) {
        return Ended.ofName(registration, day(registration)).isEmpty();
    }

    private RegionalDay day(Registration registration) {
        return days.findById(registration.day()).orElseThrow(UnknownLink::new);
    }
}
