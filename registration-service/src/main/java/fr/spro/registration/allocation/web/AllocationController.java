package fr.spro.registration.allocation.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.allocation.AllocateWorkshops;
import fr.spro.registration.allocation.AllocateWorkshops.Command;
import fr.spro.registration.allocation.AllocateWorkshops.Outcome;
import fr.spro.registration.allocation.Allocation;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The organiser's preview and allocation of workshop seats.
@Controller
@RequestMapping("/coordination/journees/{slug}/repartition")
@PreAuthorize("hasRole('ORGANISER')")
class AllocationController {

    private final SeatQueries seats;
    private final AllocateWorkshops allocateWorkshops;
    private final MessageSource messages;

    AllocationController(SeatQueries seats, AllocateWorkshops allocateWorkshops, MessageSource messages) {
        this.seats = seats;
        this.allocateWorkshops = allocateWorkshops;
        this.messages = messages;
    }

    @GetMapping
    String show(RegionalDay day, Staff staff, Locale language, Model model) {
        var made = allocateWorkshops.find(day.requireRanked().id());
        var allocation = made.orElseGet(() -> allocateWorkshops.preview(day, staff.subject()));
        model.addAttribute("day", day);
        model.addAttribute("made", made.isPresent());
        model.addAttribute("allocation", allocation);
        model.addAttribute("page", AllocationPage.of(allocation, day, messages, language));
        model.addAttribute("selectionMode", seats.selectionMode(day).name());
        model.addAttribute("fingerprint", Allocation.fingerprint(day.seed()));
        return "allocation/show";
    }

    @PostMapping
    String allocate(RegionalDay day, @RequestParam String digest, Staff staff, RedirectAttributes after) {
        var outcome = allocateWorkshops.handle(new Command(day.id(), digest, staff.subject()));
        after.addAttribute(
                "fait",
                switch (outcome) {
                    case Outcome.Done _ -> "fait";
                    case Outcome.Outdated _ -> "change";
                    case Outcome.NotPossible(var now) -> now.isAhead() ? "trop-tot" : "trop-tard";
                });
        return "redirect:/coordination/journees/{slug}/repartition";
    }

    /// The data to repeat an allocation: wishes and seats by opaque ids, the seed once it is used, and the
    /// result.
    @GetMapping("/repartition.json")
    ResponseEntity<Allocation> record(RegionalDay day, Staff staff) {
        var allocation = allocateWorkshops
                .find(day.requireRanked().id())
                .orElseGet(() -> allocateWorkshops.preview(day, staff.subject()).withoutSeed());
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"repartition.json\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(allocation);
    }
}
