package fr.spro.registration.audit.web;

import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.platform.messaging.audit.AuditSubject;
import fr.spro.platform.web.security.StaffArgument;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Registration;
import fr.spro.suite.Dates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/// Tells the staff who changed a day or a registration while they filled in a form.
final class ConcurrentChange implements HandlerInterceptor {

    /// Others, such as prints, are not changes.
    private static final int AMONG_THE_LATEST = 20;

    /// @param by the account or the role of the actor
    /// @param isOwn whether the reader made it
    public record LastChange(String by, boolean isOwn, String at) {}

    private final AuditLog auditLog;
    private final Dates dates;

    ConcurrentChange(AuditLog auditLog, Dates dates) {
        this.auditLog = auditLog;
        this.dates = dates;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        var reader = StaffArgument.current();
        if (reader == null || page == null || response.getStatus() != HttpStatus.CONFLICT.value()) return;
        subject(page.getModel())
                .flatMap(this::latest)
                .map(entry ->
                        new LastChange(entry.by(), entry.by().equals(reader.subject()), dates.dateTime(entry.at())))
                .ifPresent(change -> page.addObject("lastChange", change));
    }

    private static Optional<AuditSubject> subject(Map<String, Object> model) {
        if (model.get("registration") instanceof Registration registration) {
            return Optional.of(registration.id().subject());
        }
        return model.get("day") instanceof RegionalDay day && !model.containsKey("report")
                ? Optional.of(day.id().subject())
                : Optional.empty();
    }

    private Optional<AuditRecord> latest(AuditSubject subject) {
        return auditLog.of(subject, AMONG_THE_LATEST).stream()
                .filter(entry -> entry.action().startsWith(subject.kind() + "."))
                .findFirst();
    }
}
