package fr.spro.registration.attendance.web;

import fr.spro.registration.day.CheckInPeriod;
import fr.spro.registration.day.RegionalDay;
import fr.spro.suite.Dates;
import java.time.Clock;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// The page of the check-in desk, which works offline.
@Controller
@RequestMapping("/coordination/journees/{slug}/accueil")
@PreAuthorize("hasRole('ORGANISER')")
class CheckInDeskController {

    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript; charset=utf-8");

    private final CheckInDeskSettings deskSettings;
    private final CheckInPeriod period;
    private final Clock clock;

    CheckInDeskController(CheckInDeskSettings deskSettings, CheckInPeriod period, Clock clock) {
        this.deskSettings = deskSettings;
        this.period = period;
        this.clock = clock;
    }

    @GetMapping
    String show(RegionalDay day, Locale language, Model model) {
        day.requirePublic();
        model.addAttribute("day", day);
        model.addAttribute("date", Dates.date(day.startsAt(), day.zone(), language));
        model.addAttribute("checkInOpen", period.isOpen(day, clock.instant()));
        model.addAttribute("checkInOpensAt", period.opensAt(day));
        model.addAttribute("settings", deskSettings.of(day, language));
        return "attendance/check-in";
    }

    @GetMapping("/service.js")
    ResponseEntity<Resource> service(RegionalDay day) {
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .header(
                        "Service-Worker-Allowed",
                        CheckInDeskSettings.address(day.requirePublic().id()))
                .body(new ClassPathResource("attendance/service.js"));
    }
}
