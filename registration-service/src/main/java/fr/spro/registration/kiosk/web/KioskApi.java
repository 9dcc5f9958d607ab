package fr.spro.registration.kiosk.web;

import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.kiosk.KioskLinks;
import fr.spro.registration.kiosk.KioskPeriod;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/registration/v1/days/{slug}/kiosk")
@PreAuthorize("hasRole('ORGANISER')")
class KioskApi {

    /// @param link valid from `opensAt` to `closesAt`; null if there is none
    record KioskView(@Nullable String link, Instant opensAt, Instant closesAt) {}

    private final KioskLinks links;
    private final KioskPeriod period;
    private final Clock clock;

    KioskApi(KioskLinks links, KioskPeriod period, Clock clock) {
        this.links = links;
        this.period = period;
        this.clock = clock;
    }

    @Operation(summary = "Returns the link of the self check-in tablets and its validity.")
    @GetMapping
    KioskView show(RegionalDay day) {
        return view(day.requirePublic());
    }

    @Operation(summary = "Creates a new link for the tablets and invalidates the previous one.")
    @RejectedIf("the day is over or cancelled")
    @PostMapping("/link")
    KioskView create(RegionalDay day, Staff staff) {
        if (period.isOver(day.requirePublic(), clock.instant())) {
            throw RejectedRequest.because("day", day.isCancelled() ? "day-cancelled" : "day-over");
        }
        links.create(day.id(), staff.subject());
        return view(day);
    }

    @Operation(summary = "Revokes the link of the tablets.")
    @DeleteMapping("/link")
    KioskView revoke(RegionalDay day, Staff staff) {
        links.revoke(day.requirePublic().id(), staff.subject());
        return view(day);
    }

    private KioskView view(RegionalDay day) {
        return new KioskView(links.address(day.id()).orElse(null), period.opensAt(day), day.endsAt());
    }
}
