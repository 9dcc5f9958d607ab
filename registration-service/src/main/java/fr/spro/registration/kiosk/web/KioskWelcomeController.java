package fr.spro.registration.kiosk.web;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.kiosk.KioskLinks;
import fr.spro.registration.kiosk.WithdrawAtKiosk;
import fr.spro.registration.kiosk.web.KioskHandles.Ticket;
import fr.spro.registration.seating.SeatQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The tablet's greeting page. It returns to the start after some time, unless the participant asks to keep
/// it.
@Controller
class KioskWelcomeController {

    /// Long enough for a screen reader to read the page.
    private static final int SECONDS = 30;

    private final KioskLinks links;
    private final KioskHandles handles;
    private final Registrations registrations;
    private final SeatQueries seats;
    private final WithdrawAtKiosk withdrawAtKiosk;

    KioskWelcomeController(
            KioskLinks links,
            KioskHandles handles,
            Registrations registrations,
            SeatQueries seats,
            WithdrawAtKiosk withdrawAtKiosk) {
        this.links = links;
        this.handles = handles;
        this.registrations = registrations;
        this.seats = seats;
        this.withdrawAtKiosk = withdrawAtKiosk;
    }

    @GetMapping("/accueil/{secret}/bienvenue/{ticket}")
    String greet(
            @PathVariable String secret,
            @PathVariable String ticket,
            @RequestParam(name = "rester", required = false) @Nullable String keep,
            Model model,
            HttpServletResponse response) {
        var day = links.find(secret);
        var welcome = handles.greeted(ticket).flatMap(greeted -> welcome(day, greeted));
        if (welcome.isEmpty()) return "redirect:/accueil/{secret}";
        if (keep == null) {
            response.setHeader("Refresh", "%d; url=/accueil/%s?lang=fr".formatted(SECONDS, secret));
            model.addAttribute("seconds", SECONDS);
        }
        model.addAttribute("day", day);
        model.addAttribute("secret", secret);
        model.addAttribute("ticket", ticket);
        model.addAttribute("guest", welcome.get());
        return "attendance/kiosk-welcome";
    }

    /// Only what this tablet has just recorded: the ticket expires with the greeting.
    @PostMapping("/accueil/{secret}/bienvenue/{ticket}/erreur")
    String withdraw(@PathVariable String secret, @PathVariable String ticket, RedirectAttributes after) {
        var day = links.find(secret);
        handles.greeted(ticket).filter(greeted -> !greeted.before()).ifPresent(greeted -> {
            withdrawAtKiosk.handle(day.id(), greeted.registration());
            after.addAttribute("fait", "retrait");
        });
        return "redirect:/accueil/{secret}";
    }

    private Optional<KioskWelcome> welcome(RegionalDay day, Ticket ticket) {
        return registrations
                .findById(ticket.registration())
                .filter(found -> found.day().equals(day.id()) && found.isActive())
                // Not any more if it was taken back, and the browser went back.
                .filter(found -> found.attendance().isCheckedIn())
                .map(found -> KioskWelcome.of(found, seats.placesOf(found.claim()), day, ticket.before()));
    }
}
