package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.RefusedForm;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.CheckInPeriod;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.WrongState;
import fr.spro.registration.enrolment.CheckWishes;
import fr.spro.registration.enrolment.ConfirmRegistration;
import fr.spro.registration.enrolment.RecordArrival;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegisterParticipant.Outcome;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.seating.SeatQueries;
import jakarta.validation.Valid;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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

/// The organiser's form to register people who call: confirmed immediately, also while registration is
/// closed to the public. Of people who come it records the attendance too.
@Controller
@RequestMapping("/coordination/journees/{slug}/inscriptions/nouvelle")
@PreAuthorize("hasRole('ORGANISER')")
class AddRegistrationController {

    /// @param arrivee whether the person is there, so that the attendance is recorded too
    /// @param accueil whether the form was opened at the check-in desk, and leads back there
    record OnTheSpot(@Nullable Boolean arrivee, @Nullable Boolean accueil) {

        public boolean isThere() {
            return Boolean.TRUE.equals(arrivee);
        }

        public boolean isAtDesk() {
            return Boolean.TRUE.equals(accueil);
        }
    }

    private final PrefilledForms prefilledForms;
    private final StructureChoice structureChoice;
    private final RequestedId requestedId;
    private final SeatQueries seats;
    private final RegisterParticipant registerParticipant;
    private final ConfirmRegistration confirmRegistration;
    private final RecordArrival recordArrival;
    private final CheckInPeriod checkInPeriod;

    AddRegistrationController(
            PrefilledForms prefilledForms,
            StructureChoice structureChoice,
            RequestedId requestedId,
            SeatQueries seats,
            RegisterParticipant registerParticipant,
            ConfirmRegistration confirmRegistration,
            RecordArrival recordArrival,
            CheckInPeriod checkInPeriod) {
        this.prefilledForms = prefilledForms;
        this.structureChoice = structureChoice;
        this.requestedId = requestedId;
        this.seats = seats;
        this.registerParticipant = registerParticipant;
        this.confirmRegistration = confirmRegistration;
        this.recordArrival = recordArrival;
        this.checkInPeriod = checkInPeriod;
    }

    /// @param badge the registration for another day of the person to register; empty for nobody in particular
    @GetMapping
    String show(RegionalDay day, @RequestParam(defaultValue = "") String badge, Staff staff, Model model) {
        requireAhead(day);
        var known = prefilledForms.ofBadge(badge, staff);
        model.addAttribute("form", known.map(PrefilledForms::of).orElseGet(RegistrationForm::empty));
        model.addAttribute(
                "language", known.map(found -> found.participant().language()).orElse("fr"));
        return page(day, new OnTheSpot(known.isPresent(), false), model);
    }

    /// For somebody whom the search at the check-in desk did not find. By POST, so that the name is in
    /// no log.
    @PostMapping("/nom")
    String showNamed(RegionalDay day, @RequestParam(name = "nom", defaultValue = "") String name, Model model) {
        requireAhead(day);
        model.addAttribute("form", PrefilledForms.named(name));
        model.addAttribute("language", "fr");
        return page(day, new OnTheSpot(true, true), model);
    }

    /// @param key of the form
    @PostMapping
    String add(
            RegionalDay day,
            @Valid @ModelAttribute("form") RegistrationForm form,
            BindingResult errors,
            @RequestParam(name = "langue", defaultValue = "fr") String language,
            @RequestParam(name = IdempotencyKey.FIELD, required = false) @Nullable String key,
            OnTheSpot onTheSpot,
            Staff staff,
            Model model,
            RedirectAttributes after) {
        var pressed = IdempotencyKey.ofForm(key);
        model.addAttribute("key", pressed);
        var wishes = form.wishes(structureChoice.originOf(form, errors), day);
        form.requireChoices(day, seats.selectionMode(day), errors);
        if (errors.hasErrors()) FormErrors.reject(errors, CheckWishes.violations(day, wishes, false));
        else {
            var participant = form.participant(language.equals("en") ? Locale.ENGLISH : Locale.FRENCH);
            var asked = requestedId.ofStaff(pressed, day, participant, wishes, staff.subject());
            var outcome = registerParticipant.handle(
                    new RegisterParticipant.Command(asked, day.id(), participant, wishes, true));
            switch (outcome) {
                case Outcome.Accepted(var id, var _) -> {
                    var isThere = onTheSpot.isThere() && checkInPeriod.isOpen(day, seats.now());
                    var confirmed = confirmRegistration.entered(id, staff.subject(), isThere);
                    var isNoted = isThere && recordArrival.arrive(confirmed, staff.subject());
                    after.addAttribute("fait", said(day, confirmed, isNoted));
                    if (isNoted && onTheSpot.isAtDesk()) return "redirect:/coordination/journees/{slug}/accueil";
                    after.addAttribute("id", id.value());
                    return "redirect:/coordination/journees/{slug}/inscriptions/{id}";
                }
                case Outcome.Known(var _, var other, var _) -> StaffRegistrationPage.known(other, errors, model);
                case Outcome.NotOpen(var now) -> notAhead(now, errors);
                case Outcome.NoSuchDay _, Outcome.Moved _ -> notAhead(day, errors);
                case Outcome.Invalid(var found) -> FormErrors.reject(errors, found);
            }
        }
        model.addAttribute("language", language);
        return page(day, onTheSpot, model);
    }

    /// What the page says afterwards.
    private String said(RegionalDay day, Registration confirmed, boolean isNoted) {
        var isSeated = seats.placesOf(confirmed.claim()).day().seated();
        if (day.isOver(seats.now())) return isNoted ? "ajout-present-apres" : "ajout-apres";
        if (isNoted) return isSeated ? "ajout-present" : "ajout-present-sans-place";
        if (isSeated) return "ajout";
        return day.hasBegun(seats.now()) ? "ajout-sans-place" : "ajout-attente";
    }

    private static void requireAhead(RegionalDay day) {
        if (day.isAhead()) return;
        throw new RefusedForm(
                "not-ahead",
                WrongState.words(day),
                "/coordination/journees/%s/inscriptions".formatted(day.id().value()));
    }

    private static void notAhead(RegionalDay day, BindingResult errors) {
        FormErrors.reject(errors, "lastName", "not-open", WrongState.words(day));
    }

    private String page(RegionalDay day, OnTheSpot onTheSpot, Model model) {
        model.addAttribute("day", day);
        model.addAttribute("onTheSpot", onTheSpot);
        model.addAttribute("checkInOpen", checkInPeriod.isOpen(day, seats.now()));
        model.addAttribute("occupancy", seats.of(day));
        model.addAttribute("begun", day.hasBegun(seats.now()));
        model.addAttribute("over", day.isOver(seats.now()));
        if (!model.containsAttribute("key")) model.addAttribute("key", IdempotencyKey.fresh());
        structureChoice.offer(model);
        return "enrolment/staff-add";
    }
}
