package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Ended;
import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.Registrations;
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

    private final Registrations registrations;
    private final SeatQueries seats;
    private final StructureChoice structureChoice;
    private final StaleChoice staleChoice;
    private final SubmitChoice submitChoice;

    StaffChoiceController(
            Registrations registrations,
            SeatQueries seats,
            StructureChoice structureChoice,
            StaleChoice staleChoice,
            SubmitChoice submitChoice) {
        this.registrations = registrations;
        this.seats = seats;
        this.structureChoice = structureChoice;
        this.staleChoice = staleChoice;
        this.submitChoice = submitChoice;
    }

    @GetMapping
    String choose(RegionalDay day, Registration registration, Model model) {
        Ended.of(registration, day).ifPresent(why -> {
            throw StaffRegistrationPage.ended(registration, why);
        });
        StaffRegistrationPage.show(day, registration, model);
        model.addAttribute("form", submitChoice.form(registration, day));
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
        Ended.of(registration, day).ifPresent(why -> {
            throw staleChoice.refused(
                    "registration-ended",
                    why,
                    StaffRegistrationPage.address(registration),
                    form.wishes(structureChoice.originOf(form, errors), day),
                    day);
        });
        var isStored = submitChoice.handle(
                registration,
                day,
                form,
                errors,
                agreed,
                staff.subject(),
                (why, wishes) -> staleChoice.refused(
                        "registration-ended", why, StaffRegistrationPage.address(registration), wishes, day),
                model,
                response);
        if (isStored) return StaffRegistrationPage.done("choix", after);
        var current = registrations.findById(registration.id()).orElse(registration);
        StaffRegistrationPage.show(day, current, model);
        return choice(current, day, model);
    }

    private ParticipantState state(Registration registration, RegionalDay day) {
        return ParticipantState.of(day, registration, seats);
    }

    private String choice(Registration registration, RegionalDay day, Model model) {
        model.addAttribute("own", state(registration, day));
        model.addAttribute("kept", submitChoice.form(registration, day));
        model.addAttribute("occupancy", seats.of(day));
        structureChoice.offer(model);
        return "enrolment/staff-choice";
    }
}
