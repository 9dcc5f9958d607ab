package fr.spro.registration.roster.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.chart.BarChart;
import fr.spro.registration.chart.BarChart.Bar;
import fr.spro.registration.day.QuestionTexts;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.roster.CountAnswers;
import fr.spro.registration.roster.CountAnswers.Tally;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The page of all answers to custom questions, for the preparation of meals and rooms.
@Controller
class AnswersController {

    /// One question on the page.
    public record Answered(Tally tally, BarChart bars) {}

    private final CoordinatorAccess access;
    private final CountAnswers countAnswers;
    private final QuestionTexts texts;

    AnswersController(CoordinatorAccess access, CountAnswers countAnswers, QuestionTexts texts) {
        this.access = access;
        this.countAnswers = countAnswers;
        this.texts = texts;
    }

    @GetMapping("/coordination/journees/{slug}/reponses")
    @PreAuthorize("hasRole('ORGANISER')")
    String show(RegionalDay day, Staff staff, Model model) {
        model.addAttribute("day", day);
        model.addAttribute(
                "answered",
                countAnswers.of(day, access.of(staff)).stream()
                        .map(tally -> new Answered(tally, bars(tally)))
                        .toList());
        return "enrolment/answers";
    }

    private BarChart bars(Tally tally) {
        var question = tally.question();
        return new BarChart(
                texts.text(question.wording()),
                tally.chosen().entrySet().stream()
                        .map(entry -> new Bar(texts.option(question, entry.getKey()), entry.getValue()))
                        .toList());
    }
}
