package fr.spro.registration.day.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.MoveDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Step;
import java.time.Clock;
import java.util.Locale;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The staff's pages of days. Only organisers change their state.
@Controller
@RequestMapping("/coordination/journees")
class DayController {

    private static final String STEPS = "{step:publish|close|hold|cancel|archive|reopen|revert|reinstate}";

    private final Days days;
    private final MoveDay moveDay;
    private final Clock clock;

    DayController(Days days, MoveDay moveDay, Clock clock) {
        this.days = days;
        this.moveDay = moveDay;
        this.clock = clock;
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

    @GetMapping("/{slug}/" + STEPS)
    @PreAuthorize("hasRole('ORGANISER')")
    String ask(RegionalDay day, @PathVariable String step, Model model) {
        var now = clock.instant();
        if (!day.allows(step(step), now))
            return "redirect:/coordination/journees/" + day.id().value();
        model.addAttribute("day", day);
        model.addAttribute("early", step(step) == Step.HOLD && now.isBefore(day.lastSessionEndsAt()));
        model.addAttribute("step", step);
        return "day/step";
    }

    /// @param early `oui` to close a day before its last session has ended
    @PostMapping("/{slug}/" + STEPS)
    @PreAuthorize("hasRole('ORGANISER')")
    String move(
            RegionalDay day,
            @PathVariable String step,
            @RequestParam(name = "avant-la-fin", defaultValue = "") String early,
            Staff staff,
            RedirectAttributes after) {
        var command = new MoveDay.Command(day.id(), step(step), early.equals("oui"), staff.subject());
        switch (moveDay.handle(command)) {
            case MoveDay.Outcome.Done _ -> after.addAttribute("done", step);
            case MoveDay.Outcome.Impossible _ -> after.addAttribute("impossible", step);
            case MoveDay.Outcome.TooEarly _ -> after.addAttribute("trop-tot", step);
            case MoveDay.Outcome.NotOver _ -> {
                return "redirect:/coordination/journees/{slug}/hold";
            }
        }
        return "redirect:/coordination/journees/{slug}";
    }

    private static Step step(String word) {
        return Step.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
