package fr.spro.registration.attendance.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.attendance.CheckIn;
import fr.spro.registration.attendance.MakePresent;
import fr.spro.registration.attendance.Refusal;
import fr.spro.registration.attendance.WithdrawCheckIn;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.enrolment.FollowUpMail;
import fr.spro.registration.enrolment.PresenceEffect;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationStatus;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The buttons that record and withdraw attendance in the staff's list and on the page of one person,
/// without scripts.
@Controller
@RequestMapping("/coordination/journees/{slug}/inscriptions/{id}/presence")
@PreAuthorize("hasRole('ORGANISER')")
class CheckInController {

    /// @param sequence of the programme; empty for the day as a whole
    /// @param depuis `fiche` to return to the page of the person, otherwise to the list
    record Form(@Nullable String sequence, @Nullable String depuis) {

        @Nullable
        SessionId session() {
            return sequence == null || sequence.isEmpty() ? null : new SessionId(sequence);
        }
    }

    private final CoordinatorAccess access;
    private final CheckIn checkIn;
    private final WithdrawCheckIn withdrawCheckIn;
    private final MakePresent makePresent;
    private final Clock clock;

    CheckInController(
            CoordinatorAccess access,
            CheckIn checkIn,
            WithdrawCheckIn withdrawCheckIn,
            MakePresent makePresent,
            Clock clock) {
        this.access = access;
        this.checkIn = checkIn;
        this.withdrawCheckIn = withdrawCheckIn;
        this.makePresent = makePresent;
        this.clock = clock;
    }

    @PostMapping
    String checkIn(RegionalDay day, Registration registration, Form form, Staff staff, RedirectAttributes after) {
        var effect = makePresent.foresee(day, registration);
        var outcome = checkIn.handle(day.id(), registration.id(), form.session(), access.of(staff), staff.subject());
        return after(outcome, effect, form, after);
    }

    /// For somebody who came although the registration is cancelled or has lapsed.
    @PostMapping("/retablissement")
    String makePresent(Registration registration, Form form, Staff staff, RedirectAttributes after) {
        var command = new CheckIn.Command(registration.id(), form.session(), clock.instant(), false, staff.subject());
        var made = makePresent.handle(registration, command, access.of(staff));
        return after(made.outcome(), made.effect(), form, after);
    }

    /// What the page says afterwards.
    static String done(PresenceEffect effect) {
        return effect == PresenceEffect.NONE ? "presence" : "presence-" + effect.key();
    }

    /// Leads to the registration that has the attendance, perhaps another one of the same person.
    private static String after(CheckIn.Outcome outcome, PresenceEffect effect, Form form, RedirectAttributes after) {
        return switch (outcome) {
            case CheckIn.Outcome.Recorded(var present) ->
                done(done(effect), present.id().value(), form, after);
            case CheckIn.Outcome.AlreadyRecorded(var present) ->
                done(done(effect), present.id().value(), form, after);
            case CheckIn.Outcome.Refused(var reason) -> refused(reason, form, after);
        };
    }

    /// Once the day is completed the page first says what was sent because of the attendance.
    ///
    /// @param sure `oui` once that was said
    @PostMapping("/retrait")
    String withdraw(
            RegionalDay day,
            Registration registration,
            Form form,
            @RequestParam(name = "sur", defaultValue = "") String sure,
            Staff staff,
            Model model,
            RedirectAttributes after) {
        if (day.isHeld() && form.session() == null && !sure.equals("oui") && mayBeWithdrawn(day, registration)) {
            return ask(day, registration, form, model);
        }
        var id = registration.id();
        var command = new WithdrawCheckIn.Command(day.id(), id, form.session(), staff.subject());
        return switch (withdrawCheckIn.handle(command, access.of(staff))) {
            case WithdrawCheckIn.Outcome.Withdrawn(var left) ->
                done(withdrawn(day, left, form), id.value(), form, after);
            case WithdrawCheckIn.Outcome.Refused(var reason) -> refused(reason, form, after);
        };
    }

    /// What the page says of the registration without the attendance.
    private static String withdrawn(RegionalDay day, Registration left, Form form) {
        if (form.session() != null) return "presence-retiree-sequence";
        if (day.isHeld()) return "presence-retiree-apres";
        var isPlaced = !(left.status() instanceof RegistrationStatus.Confirmed confirmed)
                || confirmed.places().day().seated();
        return isPlaced ? "presence-retiree" : "presence-retiree-attente";
    }

    private static boolean mayBeWithdrawn(RegionalDay day, Registration registration) {
        return !day.isArchived()
                && !registration.isErased()
                && registration.attendance().isCheckedIn();
    }

    private static String ask(RegionalDay day, Registration registration, Form form, Model model) {
        model.addAttribute("day", day);
        model.addAttribute("registration", registration);
        model.addAttribute("mail", FollowUpMail.of(registration, day).name());
        model.addAttribute("depuis", form.depuis());
        return "attendance/withdraw";
    }

    private static String done(String what, String id, Form form, RedirectAttributes after) {
        after.addAttribute("fait", what);
        after.addAttribute("fiche".equals(form.depuis()) ? "id" : "personne", id);
        return back(form, after);
    }

    private static String refused(Refusal reason, Form form, RedirectAttributes after) {
        after.addAttribute("refus", reason.code());
        return back(form, after);
    }

    private static String back(Form form, RedirectAttributes after) {
        if ("fiche".equals(form.depuis())) return "redirect:/coordination/journees/{slug}/inscriptions/{id}";
        if (form.session() != null) after.addAttribute("atelier", form.sequence());
        return "redirect:/coordination/journees/{slug}/inscriptions";
    }
}
