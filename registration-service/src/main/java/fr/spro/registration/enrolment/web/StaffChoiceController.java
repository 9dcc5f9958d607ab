package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.ChangeRegistration;
import fr.spro.registration.enrolment.ChangeRegistration.Outcome;
import fr.spro.registration.enrolment.CheckWishes;
import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.seating.SeatQueries;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The form with which an organiser changes workshops, structure, needs and answers of a participant.
@Controller
@RequestMapping("/coordination/journees/{slug}/inscriptions/{id}/choix")
@PreAuthorize("hasRole('ORGANISER')")
class StaffChoiceController {

    private final SeatQueries seats;
    private final StructureChoice structureChoice;
    private final StaleChoice staleChoice;
    private final ChangeRegistration changeRegistration;

    StaffChoiceController(
            SeatQueries seats,
            StructureChoice structureChoice,
            StaleChoice staleChoice,
            ChangeRegistration changeRegistration) {
        this.seats = seats;
        this.structureChoice = structureChoice;
        this.staleChoice = staleChoice;
        this.changeRegistration = changeRegistration;
    }

    @GetMapping
    String choose(RegionalDay day, Registration registration, Model model) {
        StaffRegistrationPage.show(day, registration, model);
        model.addAttribute("form", ChoiceForm.of(day, registration.wishes()));
        return choice(registration, day, model);
    }

    @PostMapping
    String choose(
            RegionalDay day,
            Registration registration,
            @Valid @ModelAttribute("form") ChoiceForm form,
            BindingResult errors,
            @RequestParam(name = "accord", defaultValue = "") String agreed,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        StaffRegistrationPage.show(day, registration, model);
        var wishes = form.wishes(structureChoice.originOf(form, errors), day);
        var isRead = registration.wishes().fingerprint().equals(form.version());
        FormErrors.reject(errors, CheckWishes.violations(day, wishes, false));
        if (!errors.hasErrors() && isRead) {
            GivenUp.by(wishes, state(registration), day, seats.of(day)).ask(agreed, errors, model);
        }
        if (!errors.hasErrors()) {
            switch (changeRegistration.handle(
                    new ChangeRegistration.Command(registration.id(), wishes, form.version(), staff.subject()))) {
                case Outcome.Changed _ -> {
                    return StaffRegistrationPage.done("choix", after);
                }
                case Outcome.TooLate _ ->
                    throw staleChoice.refused(
                            "registration-ended", StaffRegistrationPage.address(registration), wishes, day);
                case Outcome.Conflict(var current) -> {
                    staleChoice.show(form, day, current.wishes(), model, response);
                    return choice(current, day, model);
                }
                case Outcome.Invalid(var found) -> FormErrors.reject(errors, found);
            }
        }
        return choice(registration, day, model);
    }

    private ParticipantState state(Registration registration) {
        return ParticipantState.of(registration, seats.placesOf(registration.claim()));
    }

    private String choice(Registration registration, RegionalDay day, Model model) {
        model.addAttribute("own", state(registration));
        model.addAttribute("kept", ChoiceForm.of(day, registration.wishes()));
        model.addAttribute("occupancy", seats.of(day));
        structureChoice.offer(model);
        return "enrolment/staff-choice";
    }
}
