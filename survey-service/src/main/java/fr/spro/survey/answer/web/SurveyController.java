package fr.spro.survey.answer.web;

import fr.spro.survey.answer.CloseSurvey;
import fr.spro.survey.answer.Results;
import fr.spro.survey.survey.Survey;
import fr.spro.survey.survey.Surveys;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
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
    String show(Survey survey, Model model) {
        model.addAttribute("survey", survey);
        model.addAttribute("closed", survey.status() instanceof Survey.Status.Closed closed ? closed : null);
        model.addAttribute("results", results.of(survey.id()));
        return "survey/show";
    }

    @GetMapping("/{id}/close")
    String ask(Survey survey, Model model) {
        model.addAttribute("survey", survey);
        return "survey/close";
    }

    @PostMapping("/{id}/close")
    String close(Survey survey, RedirectAttributes after) {
        closeSurvey.handle(survey.id());
        after.addAttribute("id", survey.id().value());
        return "redirect:/coordination/enquetes/{id}";
    }
}
