package fr.spro.registration.enrolment.web;

import fr.spro.platform.UnknownAggregate;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Enrolment;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// What everybody may see: the days, and each day's programme with what is free.
@Controller
class HomeController {

    private final Days days;
    private final Enrolment enrolment;

    HomeController(Days days, Enrolment enrolment) {
        this.days = days;
        this.enrolment = enrolment;
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute(
                "days",
                days.findAllByOrderByStartsAtDesc().stream()
                        .filter(RegionalDay::isPublic)
                        .toList());
        return "enrolment/home";
    }

    @GetMapping("/journees/{slug}")
    String day(@PathVariable String slug, Model model) {
        var id = new DayId(slug);
        var day = days.findById(id)
                .filter(RegionalDay::isPublic)
                .orElseThrow(() -> new UnknownAggregate(RegionalDay.class, id));
        model.addAttribute("day", day);
        model.addAttribute("fullness", enrolment.of(day));
        return "enrolment/day";
    }
}
