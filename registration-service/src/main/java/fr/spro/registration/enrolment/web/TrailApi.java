package fr.spro.registration.enrolment.web;

import fr.spro.registration.day.Entry;
import fr.spro.registration.enrolment.RegistrationLookup;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasAnyRole('ORGANISER', 'OPERATOR')")
class TrailApi {

    private final RegistrationLookup lookup;
    private final Trail trail;

    TrailApi(RegistrationLookup lookup, Trail trail) {
        this.lookup = lookup;
        this.trail = trail;
    }

    @Operation(
            summary = "Who did what to the day and its registrations, the latest first.",
            description = "It names nobody of the participants.")
    @GetMapping("/api/registration/v1/days/{slug}/trail")
    List<Entry> show(@PathVariable String slug) {
        return trail.of(lookup.day(slug));
    }
}
