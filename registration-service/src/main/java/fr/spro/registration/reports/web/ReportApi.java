package fr.spro.registration.reports.web;

import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.IfMatch;
import fr.spro.platform.web.versions.VersionConflict;
import fr.spro.platform.web.versions.Versioned;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.reports.Report;
import fr.spro.registration.reports.ReporterLinks;
import fr.spro.registration.reports.Reports;
import fr.spro.registration.reports.WriteReport;
import fr.spro.registration.reports.WriteReport.Outcome;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/registration/v1/days/{slug}/reports")
@PreAuthorize("hasRole('ORGANISER')")
class ReportApi {

    /// @param revision also its `ETag`
    /// @param link of the reporter; null if there is none
    record View(
            String workshop,
            Report.Stage stage,
            int revision,
            String text,
            Instant writtenAt,
            @Nullable String link) implements Versioned {

        @Override
        public long version() {
            return revision;
        }
    }

    /// @param published whether to publish it; a published one stays published
    record Text(
            @NotNull @Size(max = Report.MAX_LENGTH) String text,
            @NotNull Boolean published) {}

    private final Reports reports;
    private final ReporterLinks links;
    private final WriteReport writeReport;

    ReportApi(Reports reports, ReporterLinks links, WriteReport writeReport) {
        this.reports = reports;
        this.links = links;
        this.writeReport = writeReport;
    }

    @Operation(summary = "Lists the reports of the day.")
    @GetMapping
    List<View> list(RegionalDay day) {
        return reports.findByDay(day.id()).stream().map(this::view).toList();
    }

    @Operation(summary = "Creates a new link for the reporter and invalidates the previous one.")
    @RejectedIf("the day does not accept reports")
    @PostMapping("/{workshop}/link")
    View createLink(RegionalDay day, @PathVariable String workshop, Staff staff) {
        var session = day.getWorkshop(new SessionId(workshop));
        if (!Report.canBeWritten(day)) throw RejectedRequest.because("day", "reports-closed");
        return view(links.create(day.id(), session.id(), staff.subject()));
    }

    @Operation(summary = "Revokes the reporter's link.")
    @DeleteMapping("/{workshop}/link")
    View revokeLink(Report report, Staff staff) {
        return view(links.revoke(report.id(), staff.subject()));
    }

    @Operation(summary = "Corrects a report and optionally publishes it.")
    @RejectedIf("the text is empty, or the day does not accept reports")
    @PutMapping("/{workshop}")
    View write(Report report, IfMatch ifMatch, @Valid @RequestBody Text text, Staff staff) {
        var written = new ReportForm(text.text(), null, null).written();
        if (written.isEmpty() && (text.published() || report.isPublished()))
            throw RejectedRequest.because("text", "report-empty");
        var command =
                new WriteReport.Command(report.id(), ifMatch.version(), written, text.published(), staff.subject());
        return switch (writeReport.handle(command)) {
            case Outcome.Written(var now) -> view(now);
            case Outcome.Conflict(var now) -> throw new VersionConflict(now.revision());
            case Outcome.Closed _ -> throw RejectedRequest.because("day", "reports-closed");
        };
    }

    @Operation(summary = "Unpublishes a report.", description = "Idempotent, with or without a key.")
    @PostMapping("/{workshop}/unpublish")
    View unpublish(Report report, Staff staff) {
        return view(writeReport.unpublish(report.id(), staff.subject()));
    }

    private View view(Report report) {
        return new View(
                report.workshop().value(),
                report.stage(),
                report.revision(),
                report.text(),
                report.writtenAt(),
                report.linkEnabled() ? links.address(report) : null);
    }
}
