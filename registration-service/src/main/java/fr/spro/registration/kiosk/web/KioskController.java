package fr.spro.registration.kiosk.web;

import fr.spro.platform.web.FormErrors;
import fr.spro.registration.attendance.BadgeCode;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.RequestLimits;
import fr.spro.registration.kiosk.CheckInAtKiosk;
import fr.spro.registration.kiosk.FindGuests;
import fr.spro.registration.kiosk.FindGuests.Outcome;
import fr.spro.registration.kiosk.Guest;
import fr.spro.registration.kiosk.KioskLinks;
import fr.spro.registration.kiosk.web.KioskHandles.Chosen;
import fr.spro.registration.kiosk.web.KioskHandles.Ticket;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The tablet's pages behind a secret link, where participants find their name and check in. Names are sent
/// by POST, so that they are in no log and no browser history.
@Controller
@RequestMapping("/accueil/{secret}")
class KioskController {

    private static final int SECONDS_TO_WAIT = 60;

    /// A person who was found, with the handle of the button.
    public record Choice(String handle, Guest guest) {}

    private final KioskLinks links;
    private final FindGuests findGuests;
    private final CheckInAtKiosk checkInAtKiosk;
    private final RequestLimits limits;
    private final KioskHandles handles;

    KioskController(
            KioskLinks links,
            FindGuests findGuests,
            CheckInAtKiosk checkInAtKiosk,
            RequestLimits limits,
            KioskHandles handles) {
        this.links = links;
        this.findGuests = findGuests;
        this.checkInAtKiosk = checkInAtKiosk;
        this.limits = limits;
        this.handles = handles;
    }

    @GetMapping
    String start(@PathVariable String secret, Model model) {
        model.addAttribute("form", KioskForm.EMPTY);
        return page(secret, links.find(secret), "start", model);
    }

    @PostMapping
    String search(
            @PathVariable String secret,
            @ModelAttribute("form") KioskForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        var day = links.find(secret);
        if (limits.isExceededAtKiosk(day.id())) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(SECONDS_TO_WAIT));
            return page(secret, day, "too-many-searches", model);
        }
        var badge = BadgeCode.read(form.text());
        if (badge.isPresent()) return welcome(day, handles.chosen(badge.get().registration()), after);
        return switch (findGuests.handle(day, form.text())) {
            case Outcome.Found(var guests, var areAll) -> {
                model.addAttribute("choices", guests.stream().map(this::choice).toList());
                model.addAttribute("areAll", areAll);
                yield page(secret, day, "found", model);
            }
            case Outcome.NoMatch() -> page(secret, day, "no-match", model);
            case Outcome.Ambiguous() -> page(secret, day, "ambiguous", model);
            case Outcome.TooManyMatches() -> page(secret, day, "too-many-matches", model);
            case Outcome.TooFewLetters() -> {
                FormErrors.reject(errors, "who", "too-few-letters", FindGuests.MIN_LETTERS);
                yield page(secret, day, "start", model);
            }
        };
    }

    @PostMapping("/arrivee")
    String arrive(@PathVariable String secret, @RequestParam(name = "choix") String choice, RedirectAttributes after) {
        var day = links.find(secret);
        return handles.use(choice).map(chosen -> arrive(day, chosen, after)).orElse("redirect:/accueil/{secret}");
    }

    /// A second tap, whose page is the one that is shown, records nothing more.
    private String arrive(RegionalDay day, Chosen chosen, RedirectAttributes after) {
        return handles.greeted(chosen.greeting()).isPresent() ? greeting(chosen, after) : welcome(day, chosen, after);
    }

    private Choice choice(Guest guest) {
        return new Choice(handles.choice(new RegistrationId(guest.id())), guest);
    }

    @GetMapping("/aide")
    String sendToDesk(@PathVariable String secret, Model model) {
        model.addAttribute("secret", secret);
        model.addAttribute("day", links.find(secret));
        return "attendance/kiosk-desk";
    }

    private String welcome(RegionalDay day, Chosen chosen, RedirectAttributes after) {
        switch (checkInAtKiosk.handle(day.id(), chosen.registration())) {
            case CheckInAtKiosk.Outcome.CheckedIn(var guest) -> handles.greet(chosen, new Ticket(guest.id(), false));
            case CheckInAtKiosk.Outcome.AlreadyCheckedIn(var guest) ->
                handles.greet(chosen, new Ticket(guest.id(), true));
            case CheckInAtKiosk.Outcome.SentToDesk() -> {
                return "redirect:/accueil/{secret}/aide";
            }
        }
        return greeting(chosen, after);
    }

    private static String greeting(Chosen chosen, RedirectAttributes after) {
        after.addAttribute("ticket", chosen.greeting());
        return "redirect:/accueil/{secret}/bienvenue/{ticket}";
    }

    private static String page(String secret, RegionalDay day, String state, Model model) {
        model.addAttribute("secret", secret);
        model.addAttribute("day", day);
        model.addAttribute("state", state);
        return "attendance/kiosk";
    }
}
