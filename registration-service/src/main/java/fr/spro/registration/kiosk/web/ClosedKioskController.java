package fr.spro.registration.kiosk.web;

import fr.spro.registration.kiosk.KioskLinks;
import fr.spro.registration.kiosk.KioskPeriod;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The page of a tablet outside its period, which says when it works.
@Controller
class ClosedKioskController {

    private final KioskLinks links;
    private final KioskPeriod period;
    private final Clock clock;

    ClosedKioskController(KioskLinks links, KioskPeriod period, Clock clock) {
        this.links = links;
        this.period = period;
        this.clock = clock;
    }

    @GetMapping("/accueil/{secret}/fermee")
    String show(@PathVariable String secret, Model model) {
        var day = links.findAtAnyTime(secret);
        var now = clock.instant();
        if (period.isTime(day, now)) return "redirect:/accueil/{secret}";
        model.addAttribute("day", day);
        model.addAttribute("secret", secret);
        model.addAttribute("opensAt", period.opensAt(day));
        model.addAttribute("early", day.isAhead() && now.isBefore(period.opensAt(day)));
        return "attendance/kiosk-closed";
    }
}
