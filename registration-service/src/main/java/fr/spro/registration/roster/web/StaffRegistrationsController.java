package fr.spro.registration.roster.web;

import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.Deliveries;
import fr.spro.registration.enrolment.Listing.State;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.RegistrationLookup;
import fr.spro.registration.roster.FindRegistrations;
import fr.spro.registration.roster.FindRegistrations.Order;
import fr.spro.registration.roster.FindRegistrations.Search;
import fr.spro.registration.seating.SeatQueries;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Who comes to a day: all for the organiser, who also checks people in; the own groups for a coordinator.
@Controller
@RequestMapping("/coordination/journees/{slug}/inscriptions")
@PreAuthorize("hasAnyRole('ORGANISER', 'COORDINATOR')")
class StaffRegistrationsController {

    private static final int PAGE = 50;

    /// What the list shows, as its address says it, so that it can be shared and paged.
    ///
    /// @param etat a state, or empty
    /// @param q words to look for
    /// @param atelier a workshop, or empty
    /// @param tri `nom` or `recentes`
    /// @param structure only who comes from it, or empty
    public record Filter(String etat, String q, String atelier, String tri, String structure) {

        @Nullable
        State state() {
            for (var state : State.values()) if (state.code().equals(etat)) return state;
            return null;
        }

        Order order() {
            return tri.equals("recentes") ? Order.LATEST : Order.NAME;
        }

        public boolean isEmpty() {
            return etat.isEmpty() && q.isBlank() && atelier.isEmpty() && structure.isEmpty();
        }
    }

    private final RegistrationLookup lookup;
    private final CoordinatorAccess access;
    private final IdResolver ids;
    private final FindRegistrations findRegistrations;
    private final Deliveries deliveries;
    private final SeatQueries seats;

    StaffRegistrationsController(
            RegistrationLookup lookup,
            CoordinatorAccess access,
            IdResolver ids,
            FindRegistrations findRegistrations,
            Deliveries deliveries,
            SeatQueries seats) {
        this.lookup = lookup;
        this.access = access;
        this.ids = ids;
        this.findRegistrations = findRegistrations;
        this.deliveries = deliveries;
        this.seats = seats;
    }

    @GetMapping
    String list(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String etat,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String atelier,
            @RequestParam(defaultValue = "") String tri,
            @RequestParam(defaultValue = "") String structure,
            @RequestParam(defaultValue = "") String apres,
            Staff staff,
            Model model) {
        var day = lookup.day(slug);
        var scope = scope(staff, structure);
        var filter = new Filter(etat, q, atelier, tri, structure);
        var page = findRegistrations.find(new Search(
                day.id(),
                filter.state(),
                q,
                atelier.isEmpty() ? null : new SessionId(atelier),
                scope,
                filter.order(),
                apres.isEmpty() ? null : new RegistrationId(apres),
                PAGE));
        var counts = findRegistrations.counts(day.id(), scope);
        model.addAttribute("day", day);
        var snapshot = seats.of(day, Registration.claims(page.registrations()));
        model.addAttribute("occupancy", snapshot.occupancy());
        model.addAttribute("filter", filter);
        if (!structure.isEmpty() && !scope.structures().isEmpty()) {
            model.addAttribute("only", ids.structures().get(new StructureId(structure)));
        }
        model.addAttribute("first", apres.isEmpty());
        model.addAttribute(
                "states",
                List.of(State.values()).stream()
                        .map(state -> new StateCount(state.code(), counts.getOrDefault(state, 0L)))
                        .toList());
        model.addAttribute("rows", rows(page.registrations(), snapshot.places()));
        model.addAttribute("next", page.next() == null ? null : page.next().value());
        return "enrolment/staff";
    }

    private Scope scope(Staff staff, String structure) {
        var visible = access.of(staff);
        return structure.isEmpty() ? visible : visible.within(ids.everyIdOf(List.of(new StructureId(structure))));
    }

    /// A state with the number of registrations in it.
    public record StateCount(String state, long number) {}

    private List<StaffRow> rows(List<Registration> found, Map<TextId, Places> places) {
        var directory = ids.structures();
        var notReached = notReached(found);
        return found.stream()
                .map(registration -> new StaffRow(
                        registration,
                        registration.listing().state().code(),
                        registration.wishes().origin(directory),
                        places.get(registration.id()),
                        notReached.contains(registration.id())))
                .toList();
    }

    private Set<RegistrationId> notReached(List<Registration> found) {
        var notReached = new HashSet<RegistrationId>();
        var ids = found.stream().map(Registration::id).toList();
        for (var delivery : deliveries.findByRegistrationInOrderByAt(ids)) {
            if (delivery.reason() == null) notReached.remove(delivery.registration());
            else notReached.add(delivery.registration());
        }
        return notReached;
    }
}
