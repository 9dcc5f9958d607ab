package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.StaleForm;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.CorrectParticipant;
import fr.spro.registration.enrolment.Ended;
import fr.spro.registration.enrolment.Registration;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The form with which an organiser corrects the name or e-mail address of a participant.
@Controller
@RequestMapping("/coordination/journees/{slug}/inscriptions/{id}/identite")
@PreAuthorize("hasRole('ORGANISER')")
class StaffIdentityController {

    private final CorrectParticipant correctParticipant;

    StaffIdentityController(CorrectParticipant correctParticipant) {
        this.correctParticipant = correctParticipant;
    }

    @GetMapping
    String correct(RegionalDay day, Registration registration, Model model) {
        requireActive(day, registration);
        StaffRegistrationPage.show(day, registration, model);
        model.addAttribute("form", IdentityForm.of(registration.contact()));
        return "enrolment/staff-identity";
    }

    @PostMapping
    String correct(
            RegionalDay day,
            Registration registration,
            @Valid @ModelAttribute("form") IdentityForm form,
            BindingResult errors,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        requireActive(day, registration);
        StaffRegistrationPage.show(day, registration, model);
        if (errors.hasErrors()) {
            return "enrolment/staff-identity";
        }
        var command = new CorrectParticipant.Command(
                registration.id(), form.personName(), form.address(), form.version(), staff.subject());
        return switch (correctParticipant.handle(command)) {
            case CorrectParticipant.Outcome.Corrected(var _, var isMailed) ->
                StaffRegistrationPage.done(isMailed ? "nouvelle-adresse" : "identite", after);
            case CorrectParticipant.Outcome.TooLate(var why) -> throw StaffRegistrationPage.ended(registration, why);
            case CorrectParticipant.Outcome.AddressTaken(var other) -> {
                StaffRegistrationPage.known(other, errors, model);
                yield "enrolment/staff-identity";
            }
            case CorrectParticipant.Outcome.Conflict(var current) -> {
                StaleForm.show("form", form, IdentityForm.of(current.contact()), model, response);
                StaffRegistrationPage.show(day, current, model);
                yield "enrolment/staff-identity";
            }
        };
    }

    private static void requireActive(RegionalDay day, Registration registration) {
        Ended.ofName(registration, day).ifPresent(why -> {
            throw StaffRegistrationPage.ended(registration, why);
        });
    }
}
