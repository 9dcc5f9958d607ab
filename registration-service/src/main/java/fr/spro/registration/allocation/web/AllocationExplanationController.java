package fr.spro.registration.allocation.web;

import fr.spro.registration.allocation.AllocateWorkshops;
import fr.spro.registration.allocation.Allocation;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.OwnLinks;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Explains the allocation: the rules for everybody, and for each participant the outcome of their wishes.
@Controller
class AllocationExplanationController {

    private final Days days;
    private final OwnLinks links;
    private final AllocateWorkshops allocateWorkshops;
    private final MessageSource messages;

    AllocationExplanationController(
            Days days, OwnLinks links, AllocateWorkshops allocateWorkshops, MessageSource messages) {
        this.days = days;
        this.links = links;
        this.allocateWorkshops = allocateWorkshops;
        this.messages = messages;
    }

    @GetMapping("/journees/{slug}/repartition")
    String how(@PathVariable String slug, Locale language, Model model) {
        return page(days.getPublic(slug).requireRanked(), language, model, "allocation/how");
    }

    @GetMapping("/inscriptions/{secret}/repartition")
    String own(@PathVariable String secret, Locale language, Model model) {
        var registration = links.find(secret);
        model.addAttribute("secret", secret);
        model.addAttribute(
                "steps",
                allocateWorkshops.find(registration.day()).stream()
                        .flatMap(made -> made.explain(registration.id().value()).stream())
                        .toList());
        return page(days.getPublic(registration.day()).requireRanked(), language, model, "allocation/own");
    }

    private String page(RegionalDay day, Locale language, Model model, String view) {
        model.addAttribute("day", day);
        model.addAttribute("fingerprint", Allocation.fingerprint(day.seed()));
        allocateWorkshops.find(day.id()).ifPresent(made -> {
            model.addAttribute("made", made);
            model.addAttribute("page", AllocationPage.of(made, day, messages, language));
        });
        return view;
    }
}
