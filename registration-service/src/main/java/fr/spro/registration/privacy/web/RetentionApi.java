package fr.spro.registration.privacy.web;

import fr.spro.registration.privacy.AuditRetention;
import fr.spro.registration.privacy.DeletionCounts;
import fr.spro.registration.privacy.DeletionCounts.Deleted;
import fr.spro.registration.privacy.DeletionCounts.Due;
import fr.spro.registration.privacy.RetentionSettings;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RetentionApi {

    /// Retention periods in days, counted from the day; of unconfirmed registrations from when they lapsed.
    record Periods(
            long needsDays,
            long unconfirmedDays,
            long cancelledDays,
            long calledOffDays,
            long participationDays,
            long auditDays) {}

    record Retention(
            Periods periods, List<Deleted> deleted, List<Due> due, List<AuditRetention.Deleted> deletedAuditEntries) {}

    private final RetentionSettings settings;
    private final DeletionCounts deletionCounts;
    private final AuditRetention auditRetention;

    RetentionApi(RetentionSettings settings, DeletionCounts deletionCounts, AuditRetention auditRetention) {
        this.settings = settings;
        this.deletionCounts = deletionCounts;
        this.auditRetention = auditRetention;
    }

    @Operation(summary = "Returns retention periods, and the numbers of deleted and due records.")
    @GetMapping("/api/registration/v1/retention")
    @PreAuthorize("hasAnyRole('ORGANISER', 'OPERATOR')")
    Retention show() {
        var periods = new Periods(
                settings.needs().toDays(),
                settings.unconfirmed().toDays(),
                settings.cancelled().toDays(),
                settings.calledOff().toDays(),
                settings.participation().toDays(),
                settings.audit().toDays());
        return new Retention(periods, deletionCounts.deleted(), deletionCounts.due(), auditRetention.deleted());
    }
}
