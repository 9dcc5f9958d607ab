package fr.spro.registration.roster.web;

import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.registration.day.CheckInPeriod;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Deliveries;
import fr.spro.registration.enrolment.PresenceEffect;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RestoreRegistration;
import fr.spro.registration.roster.Roster;
import java.time.Clock;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// One registration as the staff see it, with its messages and its history.
@Controller
class StaffRegistrationController {

    private static final int HISTORY = 100;

    private final Roster roster;
    private final Deliveries deliveries;
    private final AuditLog auditLog;
    private final RestoreRegistration restoreRegistration;
    private final CheckInPeriod checkInPeriod;
    private final Clock clock;

    StaffRegistrationController(
            Roster roster,
            Deliveries deliveries,
            AuditLog auditLog,
            RestoreRegistration restoreRegistration,
            CheckInPeriod checkInPeriod,
            Clock clock) {
        this.roster = roster;
        this.deliveries = deliveries;
        this.auditLog = auditLog;
        this.restoreRegistration = restoreRegistration;
        this.checkInPeriod = checkInPeriod;
        this.clock = clock;
    }

    @GetMapping("/coordination/journees/{slug}/inscriptions/{id}")
    @PreAuthorize("hasAnyRole('ORGANISER', 'COORDINATOR')")
    String show(RegionalDay day, Registration registration, Model model) {
        var entry = roster.of(day, registration);
        model.addAttribute("day", day);
        model.addAttribute("registration", entry.registration());
        model.addAttribute("now", clock.instant());
        model.addAttribute("checkInOpen", checkInPeriod.isOpen(day, clock.instant()));
        model.addAttribute("checkInOpensAt", checkInPeriod.opensAt(day));
        model.addAttribute("effect", effect(day, entry.registration()));
        model.addAttribute(
                "offers", day.isToCome(clock.instant()) ? entry.state().offers() : List.of());
        model.addAttribute("state", entry.state());
        model.addAttribute("words", entry.words());
        model.addAttribute("structure", entry.origin());
        model.addAttribute("messages", deliveries.findByRegistrationInOrderByAt(List.of(registration.id())));
        model.addAttribute(
                "history", auditLog.of(registration.id().subject(), HISTORY).reversed());
        return "enrolment/staff-one";
    }

    private PresenceEffect effect(RegionalDay day, Registration registration) {
        var isEnded = !registration.isActive() && !registration.isErased();
        var present =
                isEnded ? restoreRegistration.registeredAgain(registration).orElse(registration) : registration;
        return PresenceEffect.of(day, registration, present, clock.instant());
    }
}
