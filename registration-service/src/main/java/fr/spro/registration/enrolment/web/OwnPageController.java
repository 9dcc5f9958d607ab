package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.SecretLinks;
import fr.spro.platform.web.UnknownLink;
import fr.spro.registration.day.Days;
import fr.spro.registration.enrolment.CancelRegistration;
import fr.spro.registration.enrolment.ConfirmRegistration;
import fr.spro.registration.enrolment.Enrolment;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.Registration.Status;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Registrations;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The participant's own page, behind the secret link of the mails. To open it changes nothing, for
/// mail scanners open links too.
@Controller
@RequestMapping("/inscriptions/{secret}")
class OwnPageController {

    private final SecretLinks links;
    private final Registrations registrations;
    private final Days days;
    private final Enrolment enrolment;
    private final ConfirmRegistration confirmRegistration;
    private final CancelRegistration cancelRegistration;
    private final Clock clock;

    OwnPageController(
            SecretLinks links,
            Registrations registrations,
            Days days,
            Enrolment enrolment,
            ConfirmRegistration confirmRegistration,
            CancelRegistration cancelRegistration,
            Clock clock) {
        this.links = links;
        this.registrations = registrations;
        this.days = days;
        this.enrolment = enrolment;
        this.confirmRegistration = confirmRegistration;
        this.cancelRegistration = cancelRegistration;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String secret, Model model) {
        return page(secret, model, "enrolment/own");
    }

    @PostMapping("/confirmation")
    String confirm(@PathVariable String secret, RedirectAttributes after) {
        confirmRegistration.handle(find(secret).id());
        after.addAttribute("secret", secret);
        return "redirect:/inscriptions/{secret}";
    }

    @GetMapping("/annulation")
    String ask(@PathVariable String secret, Model model) {
        return page(secret, model, "enrolment/cancel");
    }

    @PostMapping("/annulation")
    String cancel(@PathVariable String secret, RedirectAttributes after) {
        cancelRegistration.handle(find(secret).id());
        after.addAttribute("secret", secret);
        return "redirect:/inscriptions/{secret}";
    }

    private String page(String secret, Model model, String view) {
        var registration = find(secret);
        model.addAttribute("secret", secret);
        model.addAttribute("registration", registration);
        var day = days.findById(registration.day()).orElseThrow(UnknownLink::new);
        model.addAttribute("day", day);
        model.addAttribute("open", day.takesRegistrations(clock.instant()));
        model.addAttribute("places", enrolment.placesOf(registration));
        model.addAttribute(
                "state",
                switch (registration.status()) {
                    case Status.Requested _ -> "requested";
                    case Status.Confirmed _ -> "confirmed";
                    case Status.Cancelled _ -> "cancelled";
                    case Status.Lapsed _ -> "lapsed";
                });
        return view;
    }

    private Registration find(String secret) {
        return links.verify(secret)
                .flatMap(link -> registrations
                        .findById(new RegistrationId(link.id()))
                        .filter(found -> found.linkGeneration() == link.generation()))
                .orElseThrow(UnknownLink::new);
    }
}
