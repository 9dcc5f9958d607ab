package fr.spro.registration.day.web;

import fr.spro.registration.day.DayOverview;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.ImpactAssessment;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.RegistrationOutlook;
import fr.spro.registration.day.Step;
import fr.spro.registration.day.StepRefusal;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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
    private final ImpactAssessment impact;
    private final Clock clock;

    DayController(Days days, ImpactAssessment impact, Clock clock) {
        this.days = days;
        this.impact = impact;
        this.clock = clock;
    }

    /// @param discarded the draft that was just discarded
    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "supprimee", defaultValue = "") String discarded,
            Model model) {
        var all = days.findAllLatestFirst();
        model.addAttribute("overview", DayOverview.of(all, q, clock.instant()));
        model.addAttribute("number", all.size());
        model.addAttribute("q", q.strip());
        var drafts = days.findDiscarded();
        model.addAttribute("discarded", drafts);
        model.addAttribute(
                "justDiscarded",
                drafts.stream()
                        .filter(day -> day.id().value().equals(discarded))
                        .findFirst()
                        .orElse(null));
        return "day/list";
    }

    /// @param notified how many participants are notified of the change before, if any could be
    /// @param present how many receive the attestation and the survey of a day that was just closed
    /// @param absent how many are told later that they were missed
    /// @param impossible a step that was not taken
    @GetMapping("/{slug}")
    String show(
            RegionalDay day,
            @RequestParam(name = Notified.PARAMETER, required = false) @Nullable Integer notified,
            @RequestParam(name = "presents", required = false) @Nullable Integer present,
            @RequestParam(name = "absents", required = false) @Nullable Integer absent,
            @RequestParam(defaultValue = "") String impossible,
            Model model) {
        model.addAttribute("day", day);
        model.addAttribute("outlook", RegistrationOutlook.of(day, clock.instant()));
        model.addAttribute("notified", notified);
        model.addAttribute("restorable", day.restorable(impact.settle(), clock.instant()));
        model.addAttribute("refusedStep", refusedStep(day, impossible));
        model.addAttribute("closed", present != null && absent != null);
        model.addAttribute("present", present);
        model.addAttribute("absent", absent);
        return "day/show";
    }

    /// A step that the day does not take, and why.
    record RefusedStep(String step, StepRefusal reason) {}

    private @Nullable RefusedStep refusedStep(RegionalDay day, String word) {
        return Arrays.stream(Step.values())
                .filter(step -> step.name().equalsIgnoreCase(word))
                .findFirst()
                .flatMap(step -> day.refusal(step, clock.instant())
                        .map(reason -> new RefusedStep(word.toLowerCase(Locale.ROOT), reason)))
                .orElse(null);
    }
}
