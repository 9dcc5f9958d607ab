package fr.spro.registration.day.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.FormVersion;
import fr.spro.platform.web.versions.StaleForm;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.Impact;
import fr.spro.registration.day.PreviewEdit;
import fr.spro.registration.day.PreviewEdit.Preview;
import fr.spro.registration.day.RegionalDay;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// Removes a session or a question of a day, once the organiser agrees to what participants lose.
@Component
class Removals {

    sealed interface Outcome {

        /// The page is to be shown again: the day has changed since, or other participants are concerned.
        record Unclear(RegionalDay current) implements Outcome {}

        /// @param impact on participants
        record Decided(EditDay.Outcome outcome, Impact impact) implements Outcome {}
    }

    private final EditDay editDay;
    private final PreviewEdit previewEdit;

    Removals(EditDay editDay, PreviewEdit previewEdit) {
        this.editDay = editDay;
        this.previewEdit = previewEdit;
    }

    /// Adds to the page what the removal means.
    void describe(RegionalDay day, DayEdit removal, Model model) {
        var preview = previewEdit.find(new EditDay.Command(day.id(), "", removal));
        model.addAttribute("day", day);
        model.addAttribute("impact", preview.map(Preview::impact).orElse(Impact.NONE));
        model.addAttribute("agreed", preview.map(Preview::token).orElse(""));
    }

    Outcome handle(
            RegionalDay day,
            DayEdit removal,
            RemovalForm form,
            Staff staff,
            Model model,
            HttpServletResponse response) {
        var command = new EditDay.Command(day.id(), staff.subject(), FormVersion.of(form.version()), removal);
        var preview = previewEdit.find(command);
        if (preview.filter(found -> isMissing(found, form)).isPresent()) {
            model.addAttribute("again", true);
            return new Outcome.Unclear(day);
        }
        var outcome = editDay.handle(command);
        if (outcome instanceof EditDay.Outcome.Conflict(var now)) {
            StaleForm.show(model, response);
            return new Outcome.Unclear(now);
        }
        return new Outcome.Decided(outcome, preview.map(Preview::impact).orElse(Impact.NONE));
    }

    private static boolean isMissing(Preview preview, RemovalForm form) {
        return preview.concernsParticipants() && !preview.token().equals(form.agreed());
    }
}
