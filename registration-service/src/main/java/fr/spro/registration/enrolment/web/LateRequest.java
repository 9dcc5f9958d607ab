package fr.spro.registration.enrolment.web;

import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.registration.day.DayAction;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.RegionalDay.Status;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// The answer to a form that arrives when registration is not open: since when, that nobody is registered, what was
/// typed, and whom to ask.
@Component
class LateRequest {

    private static final int HISTORY = 200;

    private final AuditLog auditLog;
    private final Clock clock;

    LateRequest(AuditLog auditLog, Clock clock) {
        this.auditLog = auditLog;
        this.clock = clock;
    }

    String page(RegionalDay day, RegistrationForm form, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("day", day);
        model.addAttribute("form", form);
        model.addAttribute("now", clock.instant());
        model.addAttribute("workshops", form.workshopsOf(day));
        model.addAttribute("answers", form.wishes(Origin.UNKNOWN, day).answers());
        model.addAttribute("closedAt", closedAt(day).orElse(null));
        return "enrolment/late";
    }

    /// When registration was closed by hand, by its deadline, or by the end of the day.
    private Optional<Instant> closedAt(RegionalDay day) {
        if (day.status() != Status.CLOSED) {
            return Optional.of(day.closesBy())
                    .filter(closesBy ->
                            day.status() == Status.PUBLISHED && !clock.instant().isBefore(closesBy));
        }
        return auditLog.of(day.id().subject(), HISTORY).stream()
                .filter(entry -> entry.is(DayAction.CLOSED))
                .map(AuditRecord::at)
                .max(Instant::compareTo);
    }
}
