package fr.spro.registration.reports.web;

import fr.spro.platform.web.aggregates.AggregateFinder;
import fr.spro.registration.day.Days;
import fr.spro.registration.reports.Report;
import fr.spro.registration.reports.ReportUseCases;
import java.util.List;

/// Pages and API of reports, created without Spring.
public final class ReportPages {

    private ReportPages() {}

    public static AggregateFinder<Report> finder(ReportUseCases report) {
        return new ReportArgument().reportFinder(report.reports);
    }

    public static List<Object> controllers(Days days, ReportUseCases report) {
        return List.of(
                new ReporterController(report.reporterLinks, days, report.writeReport),
                new ReportsController(report.reports, report.reporterLinks, report.writeReport),
                new ReportApi(report.reports, report.reporterLinks, report.writeReport));
    }
}
