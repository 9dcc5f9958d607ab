package fr.spro.registration.kiosk.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.kiosk.FindGuests;
import fr.spro.registration.kiosk.KioskLinks;
import fr.spro.registration.kiosk.KioskPeriod;
import fr.spro.registration.qrcode.QrCode;
import java.time.Clock;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The organiser's page that enables and disables the tablets of a day.
@Controller
@RequestMapping("/coordination/journees/{slug}/tablette")
@PreAuthorize("hasRole('ORGANISER')")
class KioskLinkController {

    private final KioskLinks links;
    private final KioskPeriod period;
    private final Clock clock;

    KioskLinkController(KioskLinks links, KioskPeriod period, Clock clock) {
        this.links = links;
        this.period = period;
        this.clock = clock;
    }

    @GetMapping
    String show(RegionalDay day, Model model) {
        model.addAttribute("day", day.requirePublic());
        model.addAttribute("opensAt", period.opensAt(day));
        model.addAttribute("over", period.isOver(day, clock.instant()));
        var address = links.address(day.id());
        model.addAttribute("address", address.orElse(null));
        model.addAttribute("code", address.map(QrCode::of).orElse(null));
        model.addAttribute("letters", FindGuests.MIN_LETTERS);
        model.addAttribute("shown", FindGuests.MAX_GUESTS);
        return "attendance/kiosk-link";
    }

    @PostMapping("/lien")
    String create(RegionalDay day, Staff staff, RedirectAttributes after) {
        if (period.isOver(day.requirePublic(), clock.instant())) return done("fini", after);
        links.create(day.id(), staff.subject());
        return done("lien", after);
    }

    @PostMapping("/lien/retrait")
    String revoke(RegionalDay day, Staff staff, RedirectAttributes after) {
        links.revoke(day.requirePublic().id(), staff.subject());
        return done("lien-retire", after);
    }

    private static String done(String done, RedirectAttributes after) {
        after.addAttribute("fait", done);
        return "redirect:/coordination/journees/{slug}/tablette";
    }
}
