package fr.spro.registration.reports.web;

import fr.spro.platform.web.FormErrors;
import fr.spro.platform.web.RefusedForm;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.StaleForm;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.reports.Report;
import fr.spro.registration.reports.ReportId;
import fr.spro.registration.reports.ReporterLinks;
import fr.spro.registration.reports.Reports;
import fr.spro.registration.reports.WriteReport;
import fr.spro.registration.reports.WriteReport.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The organiser's pages of reports: links, correction and publication.
@Controller
@RequestMapping("/coordination/journees/{slug}/comptes-rendus")
@PreAuthorize("hasRole('ORGANISER')")
class ReportsController {

    private static final String TO_LIST = "redirect:/coordination/journees/{slug}/comptes-rendus";

    /// A workshop with its report, if there is one.
    ///
    /// @param address of the reporter's page; null if there is no link
    public record Row(
            Session workshop,
            @Nullable Report report,
            @Nullable String address) {

        /// The stage as part of a message key.
        public String stage() {
            return report == null || report.revision() == 0
                    ? "NONE"
                    : report.stage().name();
        }
    }

    private final Reports reports;
    private final ReporterLinks links;
    private final WriteReport writeReport;

    ReportsController(Reports reports, ReporterLinks links, WriteReport writeReport) {
        this.reports = reports;
        this.links = links;
        this.writeReport = writeReport;
    }

    @GetMapping
    String list(RegionalDay day, Model model) {
        model.addAttribute("day", day);
        model.addAttribute("open", Report.canBeWritten(day));
        model.addAttribute(
                "rows",
                day.sessions().stream()
                        .filter(Session::isWorkshop)
                        .map(workshop -> row(day, workshop))
                        .toList());
        return "reports/list";
    }

    @PostMapping("/{workshop}/lien")
    String createLink(RegionalDay day, @PathVariable String workshop, Staff staff, RedirectAttributes after) {
        var session = day.getWorkshop(new SessionId(workshop));
        if (Report.canBeWritten(day)) links.create(day.id(), session.id(), staff.subject());
        return done("lien", after);
    }

    @PostMapping("/{workshop}/lien/retrait")
    String revokeLink(Report report, Staff staff, RedirectAttributes after) {
        links.revoke(report.id(), staff.subject());
        return done("lien-retire", after);
    }

    @GetMapping("/{workshop}")
    String read(RegionalDay day, Report report, Model model) {
        model.addAttribute("form", ReportForm.of(report));
        return page(day, report, model);
    }

    @PostMapping("/{workshop}")
    String correct(
            RegionalDay day,
            Report report,
            @ModelAttribute("form") ReportForm form,
            BindingResult errors,
            Staff staff,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        form.check(errors);
        if (report.isPublished() && form.written().isEmpty()) FormErrors.reject(errors, "text", "report-empty");
        if (errors.hasErrors()) {
            return page(day, report, model);
        }
        return switch (writeReport.handle(form.command(report.id(), staff.subject()))) {
            case Outcome.Written _ -> done(form.isFinished() ? "publication" : "correction", after);
            case Outcome.Conflict(var current) -> {
                StaleForm.show("form", form, ReportForm.of(current), model, response);
                yield page(day, current, model);
            }
            case Outcome.Closed _ ->
                throw new RefusedForm(
                        "report-archived",
                        "/coordination/journees/%s/comptes-rendus"
                                .formatted(day.id().value()));
        };
    }

    @PostMapping("/{workshop}/retrait")
    String unpublish(Report report, Staff staff, RedirectAttributes after) {
        writeReport.unpublish(report.id(), staff.subject());
        return done("retrait", after);
    }

    private Row row(RegionalDay day, Session workshop) {
        var report = reports.findById(ReportId.of(day.id(), workshop.id())).orElse(null);
        var address = report == null || !report.linkEnabled() ? null : links.address(report);
        return new Row(workshop, report, address);
    }

    private static String page(RegionalDay day, Report report, Model model) {
        model.addAttribute("day", day);
        model.addAttribute("report", report);
        model.addAttribute("workshop", day.getWorkshop(report.workshop()));
        model.addAttribute("open", Report.canBeWritten(day));
        return "reports/read";
    }

    private static String done(String done, RedirectAttributes after) {
        after.addAttribute("fait", done);
        return TO_LIST;
    }
}
