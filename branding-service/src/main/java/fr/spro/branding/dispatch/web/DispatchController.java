package fr.spro.branding.dispatch.web;

import fr.spro.branding.directory.DayProjections;
import fr.spro.branding.directory.IdResolver;
import fr.spro.branding.directory.Recipient;
import fr.spro.branding.directory.Recipients;
import fr.spro.branding.dispatch.Dispatch;
import fr.spro.branding.dispatch.Dispatch.State;
import fr.spro.branding.dispatch.MoveDispatch;
import fr.spro.branding.dispatch.MoveDispatch.Actor;
import fr.spro.branding.dispatch.Step;
import fr.spro.platform.web.security.Staff;
import fr.spro.suite.Role;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The list of dispatches, where coordinators approve and ship, and take a shipment back.
@Controller
@RequestMapping("/coordination/supports")
@PreAuthorize("hasAnyRole('ORGANISER', 'COORDINATOR')")
class DispatchController {

    private static final List<State> SHOWN = List.of(State.PROPOSED, State.APPROVED, State.SHIPPED);

    private static final String SHOW = "redirect:/coordination/supports/{id}";

    private final MoveDispatch moveDispatch;
    private final Recipients recipients;
    private final IdResolver idResolver;
    private final DayProjections days;

    DispatchController(MoveDispatch moveDispatch, Recipients recipients, IdResolver idResolver, DayProjections days) {
        this.moveDispatch = moveDispatch;
        this.recipients = recipients;
        this.idResolver = idResolver;
        this.days = days;
    }

    @GetMapping
    String list(@RequestParam(name = "etat", defaultValue = "proposed") String etat, Staff staff, Model model) {
        var wanted = state(etat);
        var all = moveDispatch.visible(actor(staff), SHOWN);
        model.addAttribute("state", wanted);
        model.addAttribute("states", SHOWN);
        model.addAttribute(
                "counts", all.stream().collect(Collectors.groupingBy(Dispatch::state, Collectors.counting())));
        model.addAttribute(
                "pages",
                pages(all.stream()
                        .filter(dispatch -> dispatch.state() == wanted)
                        .toList()));
        return "dispatch/list";
    }

    @GetMapping("/{id}")
    String show(Dispatch dispatch, Model model) {
        model.addAttribute("page", pages(List.of(dispatch)).getFirst());
        model.addAttribute("early", moveDispatch.isTooEarly(dispatch));
        model.addAttribute("canBeUnshipped", moveDispatch.canBeUnshipped(dispatch));
        return "dispatch/show";
    }

    /// Asks before it leaves: its recipient is mailed.
    @GetMapping("/{id}/ship")
    String ship(Dispatch dispatch, Model model, RedirectAttributes after) {
        if (dispatch.state() != State.APPROVED) {
            after.addAttribute("impossible", "ship");
            after.addAttribute("id", dispatch.id().value());
            return SHOW;
        }
        model.addAttribute("page", pages(List.of(dispatch)).getFirst());
        model.addAttribute("settle", moveDispatch.settle().toMinutes());
        return "dispatch/ship";
    }

    @PostMapping("/{id}/{step:approve|ship|unship}")
    String move(Dispatch dispatch, @PathVariable String step, Staff staff, RedirectAttributes after) {
        var outcome = moveDispatch.handle(dispatch.id(), Step.ofKey(step), staff.subject());
        switch (outcome) {
            case MoveDispatch.Outcome.Done _ -> after.addAttribute("done", step);
            case MoveDispatch.Outcome.Impossible _, MoveDispatch.Outcome.TooEarly _, MoveDispatch.Outcome.TooLate _ ->
                after.addAttribute("impossible", step);
        }
        after.addAttribute("id", dispatch.id().value());
        return SHOW;
    }

    static Actor actor(Staff staff) {
        return new Actor(staff.subject(), staff.is(Role.ORGANISER));
    }

    private List<DispatchPage> pages(List<Dispatch> dispatches) {
        var merged = idResolver.now();
        var refs = dispatches.stream()
                .map(dispatch -> merged.resolve(dispatch.recipient()))
                .toList();
        var known =
                recipients.findByRefIn(refs).stream().collect(Collectors.toMap(Recipient::ref, Function.identity()));
        return dispatches.stream()
                .map(dispatch -> new DispatchPage(
                        dispatch,
                        known.get(merged.resolve(dispatch.recipient())),
                        days.findById(dispatch.dayId()).orElse(null)))
                .sorted(Comparator.comparing((DispatchPage page) ->
                                page.dispatch().recipient().kind())
                        .reversed()
                        .thenComparing(DispatchPage::name))
                .toList();
    }

    private static State state(String text) {
        return Arrays.stream(State.values())
                .filter(SHOWN::contains)
                .filter(state -> state.name().equalsIgnoreCase(text))
                .findFirst()
                .orElse(State.PROPOSED);
    }
}
