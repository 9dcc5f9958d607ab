package fr.spro.survey.answer.web;

import fr.spro.platform.web.SecretLinks;
import fr.spro.platform.web.UnknownLink;
import fr.spro.survey.answer.AnswerSurvey;
import fr.spro.survey.answer.AnswerSurvey.Outcome;
import fr.spro.survey.answer.Question;
import fr.spro.survey.survey.InvitationId;
import fr.spro.survey.survey.Survey;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The participant's form, behind the secret link of the invitation. Opening it changes nothing.
@Controller
@RequestMapping("/enquetes")
class AnswerController {

    private final SecretLinks links;
    private final AnswerSurvey answerSurvey;

    AnswerController(SecretLinks links, AnswerSurvey answerSurvey) {
        this.links = links;
        this.answerSurvey = answerSurvey;
    }

    @GetMapping("/{secret}")
    String show(@PathVariable String secret, Model model) {
        return page(answerSurvey.check(invitation(secret)), secret, AnswerForm.empty(), model);
    }

    @PostMapping("/{secret}")
    String answer(
            @PathVariable String secret,
            @RequestParam Map<String, String> parameters,
            Model model,
            HttpServletResponse response) {
        var invitation = invitation(secret);
        var form = AnswerForm.of(parameters);
        if (form.isInvalid()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("sent", true);
            return page(answerSurvey.check(invitation), secret, form, model);
        }
        var outcome = answerSurvey.handle(new AnswerSurvey.Command(invitation, form.answers()));
        return outcome instanceof Outcome.Accepted ? "redirect:/enquetes/merci" : page(outcome, secret, form, model);
    }

    /// The same for everybody, so that the address contains nothing of the invitation.
    @GetMapping("/merci")
    String thanks(Model model) {
        model.addAttribute("key", "thanks");
        return "answer/message";
    }

    private static String page(Outcome outcome, String secret, AnswerForm form, Model model) {
        return switch (outcome) {
            case Outcome.Accepted(var survey) -> {
                model.addAttribute("survey", survey);
                model.addAttribute("secret", secret);
                model.addAttribute("form", form);
                model.addAttribute("questions", Question.values());
                yield "answer/form";
            }
            case Outcome.AlreadyAnswered(var survey) -> message("already-answered", survey, form, model);
            case Outcome.Closed(var survey) -> message("closed", survey, form, model);
            case Outcome.NotAttended(var survey) -> message("not-attended", survey, form, model);
            case Outcome.UnknownInvitation _ -> throw new UnknownLink();
        };
    }

    /// With the texts that were written meanwhile.
    private static String message(String key, @Nullable Survey survey, AnswerForm form, Model model) {
        model.addAttribute("key", key);
        model.addAttribute("survey", survey);
        model.addAttribute("texts", form.texts());
        return "answer/message";
    }

    private InvitationId invitation(String secret) {
        return links.verify(secret).map(link -> new InvitationId(link.id())).orElseThrow(UnknownLink::new);
    }
}
