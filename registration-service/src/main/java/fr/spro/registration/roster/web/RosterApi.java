package fr.spro.registration.roster.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.enrolment.ParticipantState.Code;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.web.RegistrationView;
import fr.spro.registration.roster.FindRegistrations;
import fr.spro.registration.roster.FindRegistrations.Order;
import fr.spro.registration.roster.FindRegistrations.Search;
import fr.spro.registration.roster.Roster;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/registration/v1/days/{slug}")
@PreAuthorize("hasRole('ORGANISER')")
class RosterApi {

    private static final int PAGE = 100;

    /// One page; `next` is the `after` of the following page.
    record Page(
            List<RegistrationView> registrations, @Nullable String next) {}

    private final CoordinatorAccess access;
    private final FindRegistrations findRegistrations;
    private final Roster roster;

    RosterApi(CoordinatorAccess access, FindRegistrations findRegistrations, Roster roster) {
        this.access = access;
        this.findRegistrations = findRegistrations;
        this.roster = roster;
    }

    @Operation(
            summary = "Returns a page of registrations.",
            description =
                    "`state` is the `state.code` of the registrations to return; `text` searches name, address and"
                            + " structure; `next` is the `after` of the following page.")
    @GetMapping("/registrations")
    Page list(
            RegionalDay day,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable Code state,
            @RequestParam(required = false) @Nullable String workshop,
            @RequestParam(defaultValue = "NAME") Order order,
            Staff staff) {
        var page = findRegistrations.find(new Search(
                day,
                state,
                text,
                workshop == null ? null : new SessionId(workshop),
                access.of(staff),
                order,
                after.isEmpty() ? null : new RegistrationId(after),
                PAGE));
        var views = roster.excerpt(day, page.registrations()).entries().stream()
                .map(entry -> RegistrationView.of(day, entry.registration(), entry.places()))
                .toList();
        return new Page(views, page.next() == null ? null : page.next().value());
    }
}
