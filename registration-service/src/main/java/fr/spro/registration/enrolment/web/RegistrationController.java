package fr.spro.registration.enrolment.web;

import fr.spro.platform.edge.NetworkAddress;
import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Appointment;
import fr.spro.registration.enrolment.CheckWishes;
import fr.spro.registration.enrolment.PublicReads;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegisterParticipant.Outcome;
import fr.spro.registration.enrolment.RequestLimits;
import fr.spro.registration.enrolment.RequestLimits.Purpose;
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
    private final RegisterParticipant registerParticipant;
    private final RequestLimits limits;
    private final LateRequest lateRequest;
    private final SentRequest sentRequest;
    private final RequestedId requestedId;
    private final NetworkSettings network;
    private final Clock clock;

    RegistrationController(
            StructureChoice structureChoice,
            PublicReads reads,
            RegisterParticipant registerParticipant,
            RequestLimits limits,
            LateRequest lateRequest,
            SentRequest sentRequest,
            RequestedId requestedId,
            NetworkSettings network,
            Clock clock) {
        this.structureChoice = structureChoice;
        this.reads = reads;
        this.registerParticipant = registerParticipant;
        this.limits = limits;
        this.lateRequest = lateRequest;
        this.sentRequest = sentRequest;
        this.requestedId = requestedId;
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

    /// @param read the appointment on the form
    /// @param sealed the request that it corrects
    /// @param again the request whose message is asked for again
    /// @param key of the form
    @PostMapping
    String register(
            @PathVariable String slug,
            @Valid @ModelAttribute("form") RegistrationForm form,
            BindingResult errors,
            @RequestParam(name = "lu", required = false) @Nullable String read,
            @RequestParam(name = SentRequest.FIELD, defaultValue = "") String sealed,
            @RequestParam(name = SentRequest.AGAIN, defaultValue = "") String again,
            @RequestParam(name = IdempotencyKey.FIELD, required = false) @Nullable String key,
            Locale language,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes after) {
        // For display only: the command reads the day itself.
        var day = reads.getDayAt(slug);
        // Before the structure is searched for, which costs more than everything else.
        var network = limited(day, request);
        var wishes = form.wishes(structureChoice.originOf(form, errors), day);
        form.requireChoices(day, reads.occupancy(day).selectionMode(), errors);
        askAboutDomain(form, errors, model);
        if (errors.hasErrors()) FormErrors.reject(errors, CheckWishes.violations(day, wishes, true));
        var now = clock.instant();
        var earlier = sentRequest
                .open(sealed, now)
                .flatMap(content -> content.request(now))
                .orElse(null);
        if (earlier != null) model.addAttribute(SentRequest.FIELD, sealed);
        var before = sentRequest.open(again.isEmpty() ? sealed : again, now).orElse(null);
        var pressed = again.isEmpty() || before == null ? IdempotencyKey.ofForm(key) : again;
        model.addAttribute("key", pressed);
        var first = before == null
                ? null
                : before.request(now).map(RegisterParticipant.Earlier::since).orElse(null);
        var since = first == null ? now : first;
        RegisterParticipant.Earlier sent = null;
        if (!errors.hasErrors() && !form.isFilledByBot()) {
            var participant = form.participant(language);
            var outcome = limits.mailing(
                    Purpose.REGISTRATION,
                    participant.email(),
                    Outcome::isStored,
                    mayMail -> registerParticipant.handle(
                            new RegisterParticipant.Command(
                                    requestedId.ofPublic(pressed, day, participant),
                                    day.id(),
                                    participant,
                                    wishes,
                                    false,
                                    mayMail,
                                    new RegisterParticipant.Visit(network, reads.occupancy(day), earlier)),
                            read));
            switch (outcome) {
                case Outcome.Accepted(var id, var until) -> sent = new RegisterParticipant.Earlier(id, until, since);
                case Outcome.Known(var id, var other, var until) -> {
                    var known = new RegisterParticipant.Earlier(id, until, since);
                    var isFirst =
                            again.isEmpty() || before == null || other.id().equals(id);
                    sent = isFirst ? known : before.sentAgain(known, form.email(), now);
                }
                case Outcome.NotOpen(var found) -> {
                    return lateRequest.page(found, form, model, response);
                }
                case Outcome.NoSuchDay _ -> throw new UnknownAggregate(RegionalDay.class, day.id());
                case Outcome.Moved(var found) -> {
                    response.setStatus(HttpStatus.CONFLICT.value());
                    model.addAttribute("moved", true);
                    return page(found, model);
                }
                case Outcome.Invalid(var found) -> FormErrors.reject(errors, found);
            }
        }
        if (errors.hasErrors()) {
            return typed(day, form, model, response);
        }
        after.addAttribute("slug", day.address());
        after.addAttribute(SentRequest.FIELD, sentRequest.sealed(request, form.email(), sent, before, clock.instant()));
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
