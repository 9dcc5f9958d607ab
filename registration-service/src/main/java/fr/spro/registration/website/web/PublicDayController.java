package fr.spro.registration.website.web;

import fr.spro.platform.web.LinkPreview;
import fr.spro.platform.web.Markdown;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.PublicReads;
import fr.spro.registration.reports.Report;
import fr.spro.registration.reports.Reports;
import fr.spro.registration.seating.Admission;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The public page of each day: its programme with free places.
@Controller
class PublicDayController {

    private final PublicReads reads;
    private final Reports reports;
    private final StructuredData structuredData;
    private final URI publicUrl;
    private final Clock clock;

    PublicDayController(
            PublicReads reads,
            Reports reports,
            StructuredData structuredData,
            @Value("${spro.public-url}") URI publicUrl,
            Clock clock) {
        this.reads = reads;
        this.reports = reports;
        this.structuredData = structuredData;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @GetMapping("/journees/{slug}")
    String day(@PathVariable String slug, Locale language, Model model) {
        return page(reads.getDayAt(slug), language, model);
    }

    /// The preview for staff of an unpublished day.
    @GetMapping("/coordination/journees/{slug}/apercu")
    @PreAuthorize("hasRole('ORGANISER')")
    String preview(RegionalDay day, Locale language, Model model) {
        model.addAttribute("preview", true);
        return page(day, language, model);
    }

    private String page(RegionalDay day, Locale language, Model model) {
        model.addAttribute("day", day);
        var occupancy = reads.occupancy(day);
        model.addAttribute("occupancy", occupancy);
        model.addAttribute("admission", Admission.of(day, occupancy, clock.instant()));
        model.addAttribute("begun", day.hasBegun(clock.instant()));
        model.addAttribute(
                "reports",
                reports.findByDay(day.id()).stream()
                        .filter(Report::isPublished)
                        .collect(Collectors.toMap(Report::workshop, Function.identity())));
        if (day.isAnnounced()) {
            var address = "%s/journees/%s".formatted(publicUrl, day.address());
            model.addAttribute("share", preview(day, language, address));
            model.addAttribute("structured", structuredData.of(day, occupancy, address, language));
        }
        return "enrolment/day";
    }

    private static LinkPreview preview(RegionalDay day, Locale language, String address) {
        var picture = day.picture();
        return new LinkPreview(
                day.titleText().in(language),
                Markdown.summary(day.details().descriptionText().in(language)),
                address,
                picture == null
                        ? null
                        : new LinkPreview.Image(
                                "%s/image/large/%s".formatted(address, picture.hash()),
                                picture.width(),
                                picture.height(),
                                picture.altIn(language)));
    }
}
