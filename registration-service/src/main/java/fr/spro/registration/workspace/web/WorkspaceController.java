package fr.spro.registration.workspace.web;

import fr.spro.registration.attendance.ListPendingCheckIns;
import fr.spro.registration.day.RegionalDay;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// The tabs of a day for its date and for the time after it.
@Controller
@RequestMapping("/coordination/journees/{slug}")
@PreAuthorize("hasRole('ORGANISER')")
class WorkspaceController {

    private final ListPendingCheckIns listPendingCheckIns;

    WorkspaceController(ListPendingCheckIns listPendingCheckIns) {
        this.listPendingCheckIns = listPendingCheckIns;
    }

    @GetMapping("/jour-j")
    String onTheDay(RegionalDay day, Model model) {
        model.addAttribute("day", day);
        model.addAttribute("pending", listPendingCheckIns.undecided(day).size());
        return "workspace/on-the-day";
    }

    @GetMapping("/apres")
    String afterwards(RegionalDay day, Model model) {
        model.addAttribute("day", day);
        return "workspace/afterwards";
    }
}
