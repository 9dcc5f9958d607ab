package fr.spro.registration.day.web;

import fr.spro.registration.day.DayOverview;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The staff's pages of days.
@Controller
@RequestMapping("/coordination/journees")
class DayController {

    private final Days days;
    private final Clock clock;

    DayController(Days days, Clock clock) {
        this.days = days;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String q, Model model) {
        var all = days.findAllLatestFirst();
        model.addAttribute("overview", DayOverview.of(all, q, clock.instant()));
        model.addAttribute("number", all.size());
        model.addAttribute("q", q.strip());
        return "day/list";
    }

    @GetMapping("/{slug}")
    String show(RegionalDay day, Model model) {
        model.addAttribute("day", day);
        return "day/show";
    }
}
