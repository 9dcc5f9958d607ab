package fr.spro.registration.reports.web;

import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.versions.FormVersion;
import fr.spro.registration.reports.Report;
import fr.spro.registration.reports.ReportId;
import fr.spro.registration.reports.WriteReport;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/// The form of a report.
///
/// @param version the revision that the writer read
/// @param finished sent by the button that submits or publishes
public record ReportForm(
        @Nullable String text,
        @Nullable String version,
        @Nullable String finished) {

    static ReportForm of(Report report) {
        return new ReportForm(report.text(), String.valueOf(report.revision()), null);
    }

    boolean isFinished() {
        return finished != null;
    }

    void check(BindingResult errors) {
        var written = written();
        if (written.length() > Report.MAX_LENGTH) {
            FormErrors.reject(errors, "text", "report-too-long", Report.MAX_LENGTH, written.length());
        }
        if (isFinished() && written.isEmpty()) FormErrors.reject(errors, "text", "report-empty");
    }

    WriteReport.Command command(ReportId id, String by) {
        return new WriteReport.Command(id, FormVersion.of(version), written(), isFinished(), by);
    }

    /// With normalised line endings.
    String written() {
        return text == null
                ? ""
                : text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }
}
