package fr.spro.registration.attendance.web;

import fr.spro.registration.day.RegionalDay;
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

    CheckInDeskController(CheckInDeskSettings deskSettings) {
        this.deskSettings = deskSettings;
    }

    @GetMapping
    String show(RegionalDay day, Locale language, Model model) {
        day.requirePublic();
        model.addAttribute("day", day);
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
