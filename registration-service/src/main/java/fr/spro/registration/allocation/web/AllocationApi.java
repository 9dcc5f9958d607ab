package fr.spro.registration.allocation.web;

import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.allocation.AllocateWorkshops;
import fr.spro.registration.allocation.AllocateWorkshops.Command;
import fr.spro.registration.allocation.AllocateWorkshops.Outcome;
import fr.spro.registration.allocation.Allocation;
import fr.spro.registration.allocation.Allocation.Quality;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.WrongState;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/registration/v1/days/{slug}/allocation")
@PreAuthorize("hasRole('ORGANISER')")
class AllocationApi {

    /// An allocation or its preview.
    ///
    /// @param applied whether it was applied
    /// @param digest of wishes, seats and seed; required to apply it
    /// @param fingerprint SHA-256 of the seed, which is published once it is applied
    /// @param orders the order of registrations for each workshop
    record AllocationView(
            boolean applied,
            String digest,
            String fingerprint,
            @Nullable String seed,
            Quality quality,
            Map<String, Quality> slots,
            Map<String, List<String>> orders) {}

    /// @param digest of the preview that the organiser saw
    record Application(@NotBlank @Size(max = 64) String digest) {}

    private final AllocateWorkshops allocateWorkshops;

    AllocationApi(AllocateWorkshops allocateWorkshops) {
        this.allocateWorkshops = allocateWorkshops;
    }

    @Operation(summary = "Returns the allocation of the workshop seats, or its preview.")
    @GetMapping
    AllocationView show(RegionalDay day, Staff staff) {
        var made = allocateWorkshops.find(day.requireRanked().id());
        return made.map(done -> view(done, true))
                .orElseGet(() -> view(allocateWorkshops.preview(day, staff.subject()), false));
    }

    @Operation(summary = "Applies the previewed allocation.", description = "Idempotent, with or without a key.")
    @RejectedIf("wishes can still be submitted, or have changed since the preview")
    @PostMapping
    AllocationView apply(RegionalDay day, @Valid @RequestBody Application application, Staff staff) {
        return switch (allocateWorkshops.handle(
                new Command(day.requireRanked().id(), application.digest(), staff.subject()))) {
            case Outcome.Done(var made) -> view(made, true);
            case Outcome.Outdated _ -> throw RejectedRequest.because("digest", "preview-outdated");
            case Outcome.NotPossible(var now)
            when now.isAhead() -> throw RejectedRequest.because("day", "allocation-not-possible");
            case Outcome.NotPossible(var now) -> throw new RejectedRequest(WrongState.of(now));
        };
    }

    private static AllocationView view(Allocation allocation, boolean applied) {
        var slots = new LinkedHashMap<String, Quality>();
        allocation.slots().forEach(slot -> slots.put(slot.id(), allocation.quality(slot)));
        return new AllocationView(
                applied,
                allocation.digest(),
                Allocation.fingerprint(allocation.seed()),
                applied ? allocation.seed() : null,
                Quality.of(slots.values()),
                slots,
                allocation.orders());
    }
}
