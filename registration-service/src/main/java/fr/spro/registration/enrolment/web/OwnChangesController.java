package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.RefusedForm;
import fr.spro.platform.web.UnknownLink;
import fr.spro.platform.web.versions.StaleForm;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Contact;
import fr.spro.registration.enrolment.CorrectParticipant;
import fr.spro.registration.enrolment.Ended;
import fr.spro.registration.enrolment.OwnLinks;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.PublicReads;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RequestLimits;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.seating.SeatQueries;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Optional;
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

/// The forms with which participants change their registration.
@Controller
@RequestMapping("/inscriptions/{secret}")
class OwnChangesController {

    private static final String TOO_LATE = "too-late";

    private final OwnLinks links;
    private final Days days;
    private final SeatQueries seats;
    private final PublicReads reads;
    private final StructureChoice structureChoice;
    private final StaleChoice staleChoice;
    private final SubmitChoice submitChoice;
    private final CorrectParticipant correctParticipant;
    private final RequestLimits limits;
    private final ClosingTimes closingTimes;
    private final Clock clock;

    OwnChangesController(
            OwnLinks links,
            Days days,
            SeatQueries seats,
            PublicReads reads,
            StructureChoice structureChoice,
            StaleChoice staleChoice,
            SubmitChoice submitChoice,
            CorrectParticipant correctParticipant,
            RequestLimits limits,
            ClosingTimes closingTimes,
            Clock clock) {
        this.links = links;
        this.days = days;
        this.seats = seats;
        this.reads = reads;
        this.structureChoice = structureChoice;
        this.staleChoice = staleChoice;
        this.submitChoice = submitChoice;
        this.correctParticipant = correctParticipant;
        this.limits = limits;
        this.closingTimes = closingTimes;
        this.clock = clock;
    }

    @GetMapping("/choix")
    String choose(@PathVariable String secret, Model model) {
        var registration = links.find(secret);
        var day = day(registration);
        if (!mayChange(registration, day)) return "redirect:/inscriptions/" + secret;
        model.addAttribute("form", submitChoice.form(registration, day));
        return choice(secret, registration, day, model);
    }

    @PostMapping("/choix")
    String choose(
            @PathVariable String secret,
            @Valid @ModelAttribute("form") ChoiceForm form,
            BindingResult errors,
            @RequestParam(name = "accord", defaultValue = "") String agreed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        var registration = links.find(secret);
        var day = day(registration);
        var ended = ended(registration, day);
        if (ended.isPresent()) {
            throw tooLate(secret, ended.get(), submitChoice.wishes(form, errors, day), day);
        }
        var isStored = submitChoice.handle(
                registration,
                day,
                form,
                errors,
                agreed,
                Participant.ACTOR,
                (why, wishes) -> tooLate(secret, why, wishes, day),
                model,
                response);
        return isStored ? own(secret, "choix", after) : choice(secret, links.find(secret), day, model);
    }

    @GetMapping("/identite")
    String correct(@PathVariable String secret, Model model) {
        var registration = links.find(secret);
        var day = day(registration);
        if (!mayChange(registration, day)) return "redirect:/inscriptions/" + secret;
        model.addAttribute("form", IdentityForm.of(registration.contact()));
        return identity(secret, day, model);
    }

    @PostMapping("/identite")
    String correct(
            @PathVariable String secret,
            @Valid @ModelAttribute("form") IdentityForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        var registration = links.find(secret);
        var ended = ended(registration, day(registration));
        if (ended.isPresent()) throw tooLate(secret, ended.get());
        if (errors.hasErrors()) {
            return identity(secret, day(registration), model);
        }
        var email = form.address();
        var command = new CorrectParticipant.Command(
                registration.id(), form.personName(), email, form.version(), Participant.ACTOR);
        // Only what is refused without a mail is counted, so that nothing else uses up the mails of the address.
        var outcome = correctParticipant
                .handle(command, false)
                .or(() -> limits.entering(
                        email,
                        registration.id(),
                        result ->
                                result.filter(CorrectParticipant.Outcome::mails).isPresent(),
                        mayEnter -> correctParticipant.handle(command, mayEnter)));
        if (outcome.isEmpty()) {
            FormErrors.reject(errors, "email", "too-many-addresses");
            return identity(secret, day(registration), model);
        }
        return switch (outcome.get()) {
            case CorrectParticipant.Outcome.Corrected(var corrected, var isMailed) ->
                own(secret, corrected(registration.contact(), corrected.contact(), isMailed), after);
            case CorrectParticipant.Outcome.AddressTaken _ -> throw new IllegalStateException("Only for staff");
            case CorrectParticipant.Outcome.TooLate(var why) -> throw tooLate(secret, why);
            case CorrectParticipant.Outcome.Conflict(var current) -> {
                StaleForm.show("form", form, IdentityForm.of(current.contact()), model, response);
                yield identity(secret, day(current), model);
            }
        };
    }

    /// What the page says of a correction.
    private static String corrected(Contact before, Contact now, boolean isMailed) {
        var isRenamed = !before.participant().name().equals(now.participant().name());
        if (isMailed) return isRenamed ? "nom-adresse" : "adresse";
        if (before.pendingAddress() == null || now.pendingAddress() != null) return isRenamed ? "nom" : "inchange";
        return isRenamed ? "nom-adresse-gardee" : "adresse-gardee";
    }

    private RefusedForm tooLate(String secret, Ended why, Wishes chosen, RegionalDay day) {
        return staleChoice.refused(TOO_LATE, why, "/inscriptions/" + secret, chosen, day);
    }

    private static RefusedForm tooLate(String secret, Ended why) {
        return new RefusedForm(TOO_LATE, why.words(), "/inscriptions/" + secret);
    }

    private String choice(String secret, Registration registration, RegionalDay day, Model model) {
        model.addAttribute("secret", secret);
        model.addAttribute("day", day);
        model.addAttribute("own", state(registration, day));
        model.addAttribute("kept", submitChoice.form(registration, day));
        model.addAttribute("closed", !day.takesChoices(clock.instant()));
        model.addAttribute("choicesClosedAt", closingTimes.ofChoices(day).orElse(null));
        var occupancy = reads.occupancy(day);
        model.addAttribute("occupancy", occupancy);
        model.addAttribute("choiceTitle", ChoiceTitle.key(day, occupancy.selectionMode(), clock.instant()));
        structureChoice.offer(model);
        return "enrolment/choice";
    }

    private static String identity(String secret, RegionalDay day, Model model) {
        model.addAttribute("secret", secret);
        model.addAttribute("day", day);
        return "enrolment/identity";
    }

    private RegionalDay day(Registration registration) {
        return days.findById(registration.day()).orElseThrow(UnknownLink::new);
    }

    private ParticipantState state(Registration registration, RegionalDay day) {
        return ParticipantState.of(day, registration, seats);
    }

    private boolean mayChange(Registration registration, RegionalDay day) {
        return ended(registration, day).isEmpty();
    }

    private Optional<Ended> ended(Registration registration, RegionalDay day) {
        return Ended.of(registration, day, clock.instant());
    }

    private static String own(String secret, String done, RedirectAttributes after) {
        after.addAttribute("secret", secret).addAttribute("fait", done);
        return "redirect:/inscriptions/{secret}";
    }
}
