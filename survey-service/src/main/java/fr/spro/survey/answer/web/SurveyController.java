package fr.spro.survey.answer.web;

import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.survey.answer.CloseSurvey;
import fr.spro.survey.answer.Results;
import fr.spro.survey.survey.Survey;
import fr.spro.survey.survey.SurveyId;
import fr.spro.survey.survey.Surveys;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The organiser's pages of surveys and results.
@Controller
@RequestMapping("/coordination/enquetes")
@PreAuthorize("hasRole('ORGANISER')")
class SurveyController {

    private final Surveys surveys;
    private final Results results;
    private final CloseSurvey closeSurvey;

    SurveyController(Surveys surveys, Results results, CloseSurvey closeSurvey) {
        this.surveys = surveys;
        this.results = results;
        this.closeSurvey = closeSurvey;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("surveys", surveys.findAllByOrderByDayStartedAtDesc());
        return "survey/list";
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Model model) {
        var survey = find(id);
        model.addAttribute("survey", survey);
        model.addAttribute("closed", survey.status() instanceof Survey.Status.Closed closed ? closed : null);
        model.addAttribute("results", results.of(survey.id()));
        return "survey/show";
    }

    @GetMapping("/{id}/close")
    String ask(@PathVariable String id, Model model) {
        model.addAttribute("survey", find(id));
        return "survey/close";
    }

    @PostMapping("/{id}/close")
    String close(@PathVariable String id, RedirectAttributes after) {
        closeSurvey.handle(find(id).id());
        after.addAttribute("id", id);
        return "redirect:/coordination/enquetes/{id}";
    }

    private Survey find(String id) {
        var survey = new SurveyId(id);
        return surveys.findById(survey).orElseThrow(() -> new UnknownAggregate(Survey.class, survey));
    }
}
