package fr.spro.registration.roster.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.CheckInPeriod;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.enrolment.Deliveries;
import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.ParticipantState.Code;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.roster.FindRegistrations;
import fr.spro.registration.roster.Roster;
import fr.spro.registration.roster.RosterEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of registrations: all for organisers, who also check people in, their own groups for
/// coordinators.
@Controller
@RequestMapping("/coordination/journees/{slug}/inscriptions")
@PreAuthorize("hasAnyRole('ORGANISER', 'COORDINATOR')")
class StaffRegistrationsController {

    private static final int PAGE = 50;

    private final CoordinatorAccess access;
    private final IdResolver ids;
    private final FindRegistrations findRegistrations;
    private final Deliveries deliveries;
    private final Roster roster;
    private final CheckInPeriod checkInPeriod;
    private final Clock clock;

    StaffRegistrationsController(
            CoordinatorAccess access,
            IdResolver ids,
            FindRegistrations findRegistrations,
            Deliveries deliveries,
            Roster roster,
            CheckInPeriod checkInPeriod,
            Clock clock) {
        this.access = access;
        this.ids = ids;
        this.findRegistrations = findRegistrations;
        this.deliveries = deliveries;
        this.roster = roster;
        this.checkInPeriod = checkInPeriod;
        this.clock = clock;
    }

    @GetMapping
    String list(
            RegionalDay day,
            @ModelAttribute("filter") RegistrationFilter filter,
            @RequestParam(defaultValue = "") String apres,
            Staff staff,
            Model model) {
        var only = filter.only();
        var scope = access.of(staff, only);
        var search = filter.search(day, scope, apres.isEmpty() ? null : new RegistrationId(apres), PAGE);
        var page = findRegistrations.find(search);
        var counts = findRegistrations.counts(search);
        model.addAttribute("day", day);
        var isCheckInOpen = checkInPeriod.isOpen(day, clock.instant());
        model.addAttribute("checkInOpen", isCheckInOpen);
        model.addAttribute("actions", new ListActions(day, isCheckInOpen, filter.state()).codes());
        var excerpt = roster.excerpt(day, page.registrations());
        model.addAttribute("matching", findRegistrations.count(search));
        if (only != null && !scope.structures().isEmpty()) {
            model.addAttribute("only", ids.structures().get(only));
        }
        model.addAttribute("toCome", day.isToCome(clock.instant()));
        model.addAttribute("first", apres.isEmpty());
        model.addAttribute(
                "inAllStates",
                counts.values().stream().mapToLong(Long::longValue).sum());
        model.addAttribute(
                "states",
                List.of(Code.values()).stream()
                        .map(state -> StateCount.of(state, counts.getOrDefault(state, 0L), day, clock.instant()))
                        .toList());
        model.addAttribute("rows", rows(day, excerpt.entries()));
        model.addAttribute("next", page.next() == null ? null : page.next().value());
        return "enrolment/staff";
    }

    /// A state with the number of registrations in it.
    ///
    /// @param words its name in message keys
    public record StateCount(String state, String words, long number) {

        static StateCount of(Code state, long number, RegionalDay day, Instant now) {
            return new StateCount(state.key(), ParticipantState.staffKeyAt(state, day, now), number);
        }
    }

    private List<StaffRow> rows(RegionalDay day, List<RosterEntry> entries) {
        var now = clock.instant();
        var notReached = notReached(entries, day.isOver(now));
        return entries.stream()
                .map(entry -> StaffRow.of(
                        entry, day, notReached.get(entry.registration().id()), now))
                .toList();
    }

    /// Whose last message did not arrive, with what became of it.
    private Map<RegistrationId, String> notReached(List<RosterEntry> entries, boolean isOver) {
        var notReached = new HashMap<RegistrationId, String>();
        var ids = entries.stream().map(entry -> entry.registration().id()).toList();
        for (var delivery : deliveries.findByRegistrationInOrderByAt(ids)) {
            if (delivery.isNoLoss(isOver)) continue;
            if (delivery.isReceived()) notReached.remove(delivery.registration());
            else notReached.put(delivery.registration(), delivery.state());
        }
        return notReached;
    }
}
