package fr.spro.registration.allocation.web;

import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.allocation.AllocateWorkshops;
import fr.spro.registration.allocation.AllocateWorkshops.Command;
import fr.spro.registration.allocation.AllocateWorkshops.Outcome;
import fr.spro.registration.allocation.Allocation;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.seating.SeatQueries;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The organiser's preview and allocation of workshop seats.
@Controller
@RequestMapping("/coordination/journees/{slug}/repartition")
@PreAuthorize("hasRole('ORGANISER')")
class AllocationController {

    private final Days days;
    private final SeatQueries seats;
    private final AllocateWorkshops allocateWorkshops;
    private final MessageSource words;

    AllocationController(Days days, SeatQueries seats, AllocateWorkshops allocateWorkshops, MessageSource words) {
        this.days = days;
        this.seats = seats;
        this.allocateWorkshops = allocateWorkshops;
        this.words = words;
    }

    @GetMapping
    String show(@PathVariable String slug, Staff staff, Locale language, Model model) {
        var day = find(slug);
        var made = allocateWorkshops.find(day.id());
        var allocation = made.orElseGet(() -> allocateWorkshops.preview(day, staff.subject()));
        model.addAttribute("day", day);
        model.addAttribute("made", made.isPresent());
        model.addAttribute("allocation", allocation);
        model.addAttribute("page", AllocationPage.of(allocation, day, words, language));
        model.addAttribute("choosing", seats.choosing(day).name());
        model.addAttribute("fingerprint", Allocation.fingerprint(day.seed()));
        return "allocation/show";
    }

    @PostMapping
    String allocate(@PathVariable String slug, @RequestParam String digest, Staff staff, RedirectAttributes after) {
        after.addAttribute("slug", slug);
        var outcome = allocateWorkshops.handle(new Command(new DayId(slug), digest, staff.subject()));
        after.addAttribute(
                "fait",
                switch (outcome) {
                    case Outcome.Done _ -> "fait";
                    case Outcome.Outdated _ -> "change";
                    case Outcome.NotNow _ -> "trop-tot";
                });
        return "redirect:/coordination/journees/{slug}/repartition";
    }

    /// The data to repeat an allocation: wishes and seats by opaque ids, the seed once it is used, and the
    /// result.
    @GetMapping("/repartition.json")
    ResponseEntity<Allocation> record(@PathVariable String slug, Staff staff) {
        var day = find(slug);
        var allocation = allocateWorkshops
                .find(day.id())
                .orElseGet(() -> allocateWorkshops.preview(day, staff.subject()).withoutSeed());
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"repartition.json\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(allocation);
    }

    private RegionalDay find(String slug) {
        var id = new DayId(slug);
        return days.findById(id)
                .filter(day -> day.details().isRanked())
                .orElseThrow(() -> new UnknownAggregate(RegionalDay.class, id));
    }
}
