package fr.spro.registration.website.web;

import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.PublicReads;
import fr.spro.registration.seating.Admission;
import fr.spro.suite.NetworkSettings;
import java.time.Clock;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The start page of the network's days, and the page from which a lost link is asked for.
@Controller
class HomeController {

    /// A day to come, whether one can register for it, and whether it goes on.
    record Coming(RegionalDay day, Admission admission, boolean begun) {}

    private final Days days;
    private final PublicReads reads;
    private final NetworkSettings network;
    private final Clock clock;

    HomeController(Days days, PublicReads reads, NetworkSettings network, Clock clock) {
        this.days = days;
        this.reads = reads;
        this.network = network;
        this.clock = clock;
    }

    @GetMapping("/")
    String home(Locale language, Model model) {
        model.addAttribute("introduction", network.introduction(language));
        addDays(model);
        return "website/home";
    }

    /// The page of a lost link belongs to a day, which a broken link does not tell.
    @GetMapping("/lien")
    String lostLink(Model model) {
        addDays(model);
        return "website/lost-link";
    }

    /// The next one first, after all others if it is cancelled, and the last one first among those that are over.
    private void addDays(Model model) {
        var now = clock.instant();
        var announced = days.findAllLatestFirst().stream()
                .filter(RegionalDay::isAnnounced)
                .collect(Collectors.partitioningBy(day -> day.endsAt().isAfter(now)));
        model.addAttribute(
                "coming",
                announced.get(true).stream()
                        .sorted(Comparator.comparing(RegionalDay::isCancelled).thenComparing(RegionalDay::startsAt))
                        .map(day -> new Coming(day, reads.admission(day, now), day.isAhead() && day.hasBegun(now)))
                        .toList());
        model.addAttribute("past", announced.get(false));
    }
}
