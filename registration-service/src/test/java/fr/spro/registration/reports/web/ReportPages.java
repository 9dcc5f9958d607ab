package fr.spro.registration.reports.web;

import fr.spro.registration.day.Days;
import fr.spro.registration.reports.ReportUseCases;
import java.util.List;

/// Pages and API of reports, made by hand.
public final class ReportPages {

    private ReportPages() {}

    public static List<Object> controllers(Days days, ReportUseCases report) {
        return List.of(
                new ReporterController(report.reporterLinks, days, report.writeReport),
                new ReportsController(days, report.reports, report.reporterLinks, report.writeReport),
                new ReportApi(days, report.reports, report.reporterLinks, report.writeReport));
    }
}
