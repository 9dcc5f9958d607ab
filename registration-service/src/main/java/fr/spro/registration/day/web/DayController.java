package fr.spro.registration.day.web;

import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// The staff's pages of days.
@Controller
@RequestMapping("/coordination/journees")
class DayController {

    private final Days days;

    DayController(Days days) {
        this.days = days;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("days", days.findAllLatestFirst());
        return "day/list";
    }

    @GetMapping("/{slug}")
    String show(RegionalDay day, Model model) {
        model.addAttribute("day", day);
        return "day/show";
    }
}
