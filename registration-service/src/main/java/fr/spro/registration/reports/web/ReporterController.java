package fr.spro.registration.reports.web;

import fr.spro.platform.web.UnknownLink;
import fr.spro.platform.web.versions.StaleForm;
import fr.spro.registration.day.Days;
import fr.spro.registration.reports.Report;
import fr.spro.registration.reports.ReporterLinks;
import fr.spro.registration.reports.WriteReport;
import fr.spro.registration.reports.WriteReport.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The reporter's page behind a secret link. Typed text is never lost.
@Controller
@RequestMapping("/comptes-rendus/{secret}")
class ReporterController {

    private final ReporterLinks links;
    private final Days days;
    private final WriteReport writeReport;

    ReporterController(ReporterLinks links, Days days, WriteReport writeReport) {
        this.links = links;
        this.days = days;
        this.writeReport = writeReport;
    }

    @GetMapping
    String show(@PathVariable String secret, Model model) {
        var report = links.find(secret);
        model.addAttribute("form", ReportForm.of(report));
        return page(secret, report, model);
    }

    @PostMapping
    String write(
            @PathVariable String secret,
            @ModelAttribute("form") ReportForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        var report = links.find(secret);
        form.check(errors);
        if (errors.hasErrors()) {
            return page(secret, report, model);
        }
        return switch (writeReport.handle(form.command(report.id(), Report.REPORTER))) {
            case Outcome.Written _ -> {
                after.addAttribute("secret", secret).addAttribute("fait", form.isFinished() ? "remise" : "brouillon");
                yield "redirect:/comptes-rendus/{secret}";
            }
            case Outcome.Conflict(var current) -> {
                StaleForm.show("form", form, ReportForm.of(current), model, response);
                yield page(secret, current, model);
            }
            case Outcome.Closed(var current) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("typed", form.written());
                yield page(secret, current, model);
            }
        };
    }

    private String page(String secret, Report report, Model model) {
        var day = days.findById(report.day()).orElseThrow(UnknownLink::new);
        model.addAttribute("secret", secret);
        model.addAttribute("report", report);
        model.addAttribute("day", day);
        model.addAttribute("workshop", day.session(report.workshop()).orElseThrow(UnknownLink::new));
        return Report.canBeWritten(day) && !report.isPublished() ? "reports/write" : "reports/closed";
    }
}
