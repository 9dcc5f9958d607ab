package fr.spro.registration.day.web;

import fr.spro.platform.web.RefusedForm;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.FormVersion;
import fr.spro.platform.web.versions.StaleForm;
import fr.spro.registration.day.FollowUpForecast;
import fr.spro.registration.day.FollowUps;
import fr.spro.registration.day.ImpactAssessment;
import fr.spro.registration.day.MoveDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Step;
import fr.spro.registration.day.WrongState;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The steps of a day, each with a page that says what it does to whom. A step that was read before a
/// change of the day is not taken.
@Controller
@RequestMapping("/coordination/journees/{slug}/" + StepController.STEPS)
@PreAuthorize("hasRole('ORGANISER')")
class StepController {

    static final String STEPS = "{step:close|publish|hold|cancel|archive|reopen|revert|reinstate}";
    private static final String TO_DAY = "redirect:/coordination/journees/{slug}";

    /// Those after which people may register again.
    private static final Set<Step> OPENING = Set.of(Step.PUBLISH, Step.REOPEN, Step.REINSTATE);

    private final MoveDay moveDay;
    private final ImpactAssessment impact;
    private final FollowUpForecast followUps;
    private final Clock clock;

    StepController(MoveDay moveDay, ImpactAssessment impact, FollowUpForecast followUps, Clock clock) {
        this.moveDay = moveDay;
        this.impact = impact;
        this.followUps = followUps;
        this.clock = clock;
    }

    @GetMapping
    String ask(RegionalDay day, @PathVariable String step, Model model, RedirectAttributes after) {
        if (!day.allows(step(step), clock.instant())) {
            after.addAttribute("impossible", step);
            return TO_DAY;
        }
        model.addAttribute("form", StepForm.of(day, ""));
        return page(day, step, model);
    }

    /// @param early `oui` to close a day before its last session has ended
    @PostMapping
    String take(
            RegionalDay day,
            @PathVariable String step,
            @Valid @ModelAttribute("form") StepForm form,
            BindingResult errors,
            @RequestParam(name = "avant-la-fin", defaultValue = "") String early,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        if (errors.hasErrors()) return page(day, step, model);
        var version = FormVersion.of(form.version());
        var command = new MoveDay.Command(
                day.id(), step(step), early.equals("oui"), staff.subject(), version, form.message());
        // Before the mails leave, which counts their recipients among those who have received one.
        var expected = step(step) == Step.HOLD ? Optional.of(followUps.of(day)) : Optional.<FollowUps>empty();
        var isAnnounced = step(step).announces().isPresent();
        var notified = isAnnounced ? impact.audience(day.id()) : 0;
        switch (moveDay.handle(command)) {
            case MoveDay.Outcome.Done _ -> {
                after.addAttribute("done", step);
                if (isAnnounced) after.addAttribute(Notified.PARAMETER, notified);
                expected.map(form::since).ifPresent(numbers -> say(numbers, after));
            }
            case MoveDay.Outcome.TakenWithout(var current) -> throw refused("step-taken", current);
            case MoveDay.Outcome.Impossible(var current) -> impossible(current, step, form, after);
            case MoveDay.Outcome.TooEarly _, MoveDay.Outcome.Over _ -> after.addAttribute("impossible", step);
            case MoveDay.Outcome.NotOver _ -> {
                return "redirect:/coordination/journees/{slug}/hold";
            }
            case MoveDay.Outcome.Conflict(var current) -> {
                StaleForm.show(model, response);
                model.addAttribute("form", StepForm.of(current, form.message()));
                return page(current, step, model);
            }
        }
        return TO_DAY;
    }

    private static void say(FollowUps numbers, RedirectAttributes after) {
        after.addAttribute("presents", numbers.toAttest()).addAttribute("absents", numbers.toMiss());
        if (numbers.isAgain()) after.addAttribute("encore", "oui");
    }

    /// The page of the day says so, unless a message would be lost.
    private static void impossible(RegionalDay day, String step, StepForm form, RedirectAttributes after) {
        if (form.message() != null && !form.message().isBlank()) throw refused("step-impossible", day);
        after.addAttribute("impossible", step);
    }

    /// With the message, which nobody receives.
    private static RefusedForm refused(String reason, RegionalDay day) {
        return new RefusedForm(
                reason,
                WrongState.words(day),
                "/coordination/journees/" + day.id().value());
    }

    private String page(RegionalDay day, String word, Model model) {
        var step = step(word);
        model.addAttribute("day", day);
        model.addAttribute("step", word);
        model.addAttribute("announces", step.announces().isPresent());
        if (step.announces().isPresent()) model.addAttribute("notified", impact.audience(day.id()));
        if (step == Step.HOLD || step == Step.REVERT) model.addAttribute("followUps", followUps.of(day));
        model.addAttribute("early", step == Step.HOLD && clock.instant().isBefore(day.lastSessionEndsAt()));
        if (step == Step.CLOSE) describeChoices(day, model);
        if (OPENING.contains(step)) model.addAttribute("outlook", day.outlookAfter(step, clock.instant()));
        model.addAttribute("isPast", step == Step.PUBLISH && day.startsAt().isBefore(clock.instant()));
        return "day/step";
    }

    /// Who closes registration closes the choice of workshops too, unless that has its own deadline.
    private void describeChoices(RegionalDay day, Model model) {
        var now = clock.instant();
        var isConcerned = !day.slots().isEmpty() && day.takesChoices(now);
        model.addAttribute("choicesConcerned", isConcerned);
        model.addAttribute("choicesUntil", day.choicesOpenAfter(Step.CLOSE, now).orElse(null));
    }

    private static Step step(String word) {
        return Step.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
