package fr.spro.registration.enrolment.web;

import fr.spro.platform.edge.NetworkAddress;
import fr.spro.registration.day.Days;
import fr.spro.registration.enrolment.RenewLink;
import fr.spro.registration.enrolment.RequestLimits;
import fr.spro.registration.enrolment.RequestLimits.Purpose;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The page for lost links. The response is the same for every address.
@Controller
@RequestMapping("/journees/{slug}/lien")
class LostLinkController {

    private final Days days;
    private final RenewLink renewLink;
    private final RequestLimits limits;

    LostLinkController(Days days, RenewLink renewLink, RequestLimits limits) {
        this.days = days;
        this.renewLink = renewLink;
        this.limits = limits;
    }

    @GetMapping
    String show(@PathVariable String slug, Model model) {
        model.addAttribute("day", days.getPublic(slug));
        model.addAttribute("form", new LostLinkForm(""));
        return "enrolment/lost-link";
    }

    @PostMapping
    String send(
            @PathVariable String slug,
            @Valid @ModelAttribute("form") LostLinkForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request,
            RedirectAttributes after) {
        var day = days.getPublic(slug);
        if (errors.hasErrors()) {
            model.addAttribute("day", day);
            return "enrolment/lost-link";
        }
        if (limits.isExceeded(Purpose.LOST_LINK, day.id(), NetworkAddress.networkOf(request))) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
        limits.mailing(
                Purpose.LOST_LINK,
                form.address(),
                isKnown -> isKnown,
                mayMail -> renewLink.handle(day.id(), form.address(), mayMail));
        after.addAttribute("slug", day.address());
        return "redirect:/journees/{slug}/lien/envoye";
    }

    @GetMapping("/envoye")
    String sent(@PathVariable String slug, Model model) {
        model.addAttribute("day", days.getPublic(slug));
        model.addAttribute("mailsPerDay", limits.mailsPerDay());
        return "enrolment/lost-link-sent";
    }
}
