package fr.spro.registration.enrolment.web;

import fr.spro.platform.edge.NetworkAddress;
import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Appointment;
import fr.spro.registration.enrolment.CheckWishes;
import fr.spro.registration.enrolment.PublicReads;
import fr.spro.registration.enrolment.RegisterParticipant.Earlier;
import fr.spro.registration.enrolment.RegisterParticipant.Outcome;
import fr.spro.registration.enrolment.RequestLimits;
import fr.spro.registration.enrolment.RequestLimits.Purpose;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.seating.Admission;
import fr.spro.suite.NetworkSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The public form. Typed data is never lost, and the response does not disclose whether an address is
/// known.
@Controller
@RequestMapping("/journees/{slug}/inscription")
class RegistrationController {

    private final StructureChoice structureChoice;
    private final PublicReads reads;
    private final SubmitRequest submitRequest;
    private final RequestLimits limits;
    private final LateRequest lateRequest;
    private final SentRequest sentRequest;
    private final NetworkSettings network;
    private final Clock clock;

    RegistrationController(
            StructureChoice structureChoice,
            PublicReads reads,
            SubmitRequest submitRequest,
            RequestLimits limits,
            LateRequest lateRequest,
            SentRequest sentRequest,
            NetworkSettings network,
            Clock clock) {
        this.structureChoice = structureChoice;
        this.reads = reads;
        this.submitRequest = submitRequest;
        this.limits = limits;
        this.lateRequest = lateRequest;
        this.sentRequest = sentRequest;
        this.network = network;
        this.clock = clock;
    }

    /// The form of a request that is corrected or repeated, unless it was sent with it.
    @ModelAttribute
    void form(HttpServletRequest request, Model model) {
        if (!request.getMethod().equals("POST")) return;
        sentRequest.typedBefore(request, clock.instant()).ifPresent(typed -> model.addAttribute("form", typed));
    }

    @GetMapping
    String show(@PathVariable String slug, Model model) {
        model.addAttribute("form", RegistrationForm.empty());
        return page(reads.getDayAt(slug), model);
    }

    @PostMapping
    String register(
            @PathVariable String slug,
            @Valid @ModelAttribute("form") RegistrationForm form,
            BindingResult errors,
            SentBefore.Fields hidden,
            Locale language,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes after) {
        // For display only: the command reads the day itself.
        var day = reads.getDayAt(slug);
        // Before the structure is searched for, which costs more than everything else.
        var network = limited(day, request);
        var wishes = checked(form, errors, day, model);
        var before = SentBefore.of(hidden, sentRequest, clock.instant());
        model.addAttribute("key", before.key());
        if (before.corrects() != null) model.addAttribute(SentRequest.FIELD, hidden.demande());
        if (errors.hasErrors()) return typed(day, form, model, response);
        after.addAttribute("slug", day.address());
        if (form.isFilledByBot()) return sent(null, form, before, request, after);
        var participant = form.participant(language);
        return switch (submitRequest.handle(day, participant, wishes, before, network, hidden.lu())) {
            case Outcome.Accepted(var id, var until) -> sent(before.sent(id, until), form, before, request, after);
            case Outcome.Known known -> sent(before.known(known, form.email()), form, before, request, after);
            case Outcome.NotOpen(var found) -> lateRequest.page(found, form, model, response);
            case Outcome.NoSuchDay _ -> throw new UnknownAggregate(RegionalDay.class, day.id());
            case Outcome.Moved(var found) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("moved", true);
                yield page(found, model);
            }
            case Outcome.Invalid(var found) -> {
                FormErrors.reject(errors, found);
                yield typed(day, form, model, response);
            }
        };
    }

    private Wishes checked(RegistrationForm form, BindingResult errors, RegionalDay day, Model model) {
        var wishes = form.wishes(structureChoice.originOf(form, errors), day);
        form.requireChoices(day, reads.occupancy(day).selectionMode(), errors);
        askAboutDomain(form, errors, model);
        if (errors.hasErrors()) FormErrors.reject(errors, CheckWishes.violations(day, wishes, true));
        return wishes;
    }

    /// @param sent the request; null for a bot
    private String sent(
            @Nullable Earlier sent,
            RegistrationForm form,
            SentBefore before,
            HttpServletRequest request,
            RedirectAttributes after) {
        var sealed = sentRequest.sealed(request, form.email(), sent, before.page(), clock.instant());
        after.addAttribute(SentRequest.FIELD, sealed);
        return "redirect:/journees/{slug}/inscription/envoyee";
    }

    @GetMapping("/envoyee")
    String sent(
            @PathVariable String slug,
            @RequestParam(name = SentRequest.FIELD, defaultValue = "") String sealed,
            Model model) {
        model.addAttribute(SentRequest.FIELD, sealed);
        var day = reads.getDayAt(slug);
        model.addAttribute("day", day);
        model.addAttribute("admission", reads.admission(day, clock.instant()));
        model.addAttribute("sent", sentRequest.open(sealed, clock.instant()).orElse(null));
        model.addAttribute("mailsPerDay", limits.mailsPerDay());
        model.addAttribute("network", network);
        return "enrolment/sent";
    }

    /// The form with what was typed, to correct the address.
    @PostMapping("/correction")
    String correct(
            @PathVariable String slug,
            @ModelAttribute("form") RegistrationForm form,
            @RequestParam(name = SentRequest.FIELD, defaultValue = "") String sealed,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var day = reads.getDayAt(slug);
        limited(day, request);
        if (sentRequest.open(sealed, clock.instant()).isPresent()) model.addAttribute(SentRequest.FIELD, sealed);
        return typed(day, form, model, response);
    }

    /// @return the network of the request
    private String limited(RegionalDay day, HttpServletRequest request) {
        var network = NetworkAddress.networkOf(request);
        if (limits.isExceeded(Purpose.REGISTRATION, day.id(), network)) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
        return network;
    }

    /// A likely slip is asked about once; sent again, the address is accepted as typed.
    private static void askAboutDomain(RegistrationForm form, BindingResult errors, Model model) {
        if (errors.hasFieldErrors("email")) return;
        form.suggestion().ifPresent(suggested -> {
            FormErrors.reject(errors, "email", "likely-slip", suggested.value());
            model.addAttribute("suggested", suggested.value());
        });
    }

    /// The form again, or what was typed into it if registration has closed.
    private String typed(RegionalDay day, RegistrationForm form, Model model, HttpServletResponse response) {
        return reads.admission(day, clock.instant()).isOpen()
                ? page(day, model)
                : lateRequest.page(day, form, model, response);
    }

    private String page(RegionalDay day, Model model) {
        model.addAttribute("day", day);
        model.addAttribute("read", Appointment.fingerprint(day));
        var occupancy = reads.occupancy(day);
        var admission = Admission.of(day, occupancy, clock.instant());
        model.addAttribute("admission", admission);
        if (!admission.isOpen()) return "enrolment/not-open";
        model.addAttribute("occupancy", occupancy);
        // Never from the address of the page: nobody gives somebody else a known one.
        if (!model.containsAttribute("key")) model.addAttribute("key", IdempotencyKey.fresh());
        structureChoice.offer(model);
        return "enrolment/form";
    }
}
