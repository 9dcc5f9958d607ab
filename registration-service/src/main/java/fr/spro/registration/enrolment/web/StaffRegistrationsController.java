package fr.spro.registration.enrolment.web;

import fr.spro.platform.UnknownAggregate;
import fr.spro.platform.security.Role;
import fr.spro.platform.security.Staff;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.Groups;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.directory.Structures;
import fr.spro.registration.enrolment.CheckIn;
import fr.spro.registration.enrolment.Deliveries;
import fr.spro.registration.enrolment.Delivery;
import fr.spro.registration.enrolment.Enrolment;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Registrations;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

/// Who comes to a day: all for the organiser, who also checks people in; the own groups for a coordinator.
@Controller
@RequestMapping("/coordination/journees/{slug}/inscriptions")
@PreAuthorize("hasAnyRole('ORGANISER', 'COORDINATOR')")
class StaffRegistrationsController {

    private final Days days;
    private final Registrations registrations;
    private final Groups groups;
    private final Structures structures;
    private final Deliveries deliveries;
    private final Enrolment enrolment;
    private final CheckIn checkIn;

    StaffRegistrationsController(
            Days days,
            Registrations registrations,
            Groups groups,
            Structures structures,
            Deliveries deliveries,
            Enrolment enrolment,
            CheckIn checkIn) {
        this.days = days;
        this.registrations = registrations;
        this.groups = groups;
        this.structures = structures;
        this.deliveries = deliveries;
        this.enrolment = enrolment;
        this.checkIn = checkIn;
    }

    @GetMapping
    String list(
            @PathVariable String slug,
            @RequestParam(name = "etat", defaultValue = "") String state,
            Staff staff,
            Model model) {
        var id = new DayId(slug);
        var day = days.findById(id).orElseThrow(() -> new UnknownAggregate(RegionalDay.class, id));
        var rows = rows(day, staff);
        model.addAttribute("day", day);
        model.addAttribute("fullness", enrolment.of(day));
        model.addAttribute("state", state);
        model.addAttribute(
                "counts", rows.stream().collect(Collectors.groupingBy(StaffRow::state, Collectors.counting())));
        model.addAttribute(
                "rows",
                rows.stream()
                        .filter(row -> state.isEmpty() || row.state().equals(state))
                        .toList());
        return "enrolment/staff";
    }

    @PostMapping("/{id}/presence")
    @PreAuthorize("hasRole('ORGANISER')")
    String checkIn(@PathVariable String slug, @PathVariable String id, RedirectAttributes after) {
        switch (checkIn.handle(new DayId(slug), new RegistrationId(id))) {
            case CheckIn.Outcome.Present _ -> after.addAttribute("present", id);
            case CheckIn.Outcome.NotExpected _ -> after.addAttribute("inattendu", id);
        }
        after.addAttribute("slug", slug);
        return "redirect:/coordination/journees/{slug}/inscriptions";
    }

    private List<StaffRow> rows(RegionalDay day, Staff staff) {
        var byId = structures.findAllByOrderByName().stream()
                .collect(Collectors.toMap(Structure::id, Function.identity()));
        var visible = visible(day, staff, byId);
        var places = enrolment.placesOf(day.id(), visible);
        var notReached = notReached(visible);
        return visible.stream()
                .map(registration -> new StaffRow(
                        registration,
                        state(registration),
                        structure(registration, byId),
                        places.get(registration.id()),
                        notReached.contains(registration.id())))
                .toList();
    }

    private List<Registration> visible(RegionalDay day, Staff staff, Map<StructureId, Structure> byId) {
        var own = groups.findBySubjectsContaining(staff.subject()).stream()
                .map(Group::id)
                .collect(Collectors.toSet());
        return registrations.findByDay(day.id()).stream()
                .filter(registration -> {
                    if (staff.is(Role.ORGANISER)) return true;
                    var structure = byId.get(registration.wishes().structure());
                    return structure != null && own.contains(structure.group());
                })
                .sorted(Comparator.comparing(
                        registration -> registration.participant().name()))
                .toList();
    }

    private Set<RegistrationId> notReached(List<Registration> visible) {
        var notReached = new HashSet<RegistrationId>();
        var ids = visible.stream().map(Registration::id).toList();
        for (Delivery delivery : deliveries.findByRegistrationInOrderByAt(ids)) {
            if (delivery.reason() == null) notReached.remove(delivery.registration());
            else notReached.add(delivery.registration());
        }
        return notReached;
    }

    private static String state(Registration registration) {
        return registration.listing().state().name().toLowerCase(Locale.ROOT);
    }

    private static String structure(Registration registration, Map<StructureId, Structure> byId) {
        var structure = byId.get(registration.wishes().structure());
        if (structure != null) return structure.name();
        var other = registration.wishes().otherStructure();
        return other == null ? "" : other;
    }
}
