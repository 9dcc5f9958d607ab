package fr.spro.registration.day.web;

import fr.spro.registration.day.PreviewEdit.Preview;
import org.springframework.ui.Model;

/// The page that shows the effects of a change and asks the organiser to agree. It keeps what was typed.
final class Confirmation {

    private Confirmation() {}

    /// @param action the address of the form, below the day
    static String show(Preview preview, Record form, ConsentForm consent, String action, Model model) {
        model.addAttribute("day", preview.before());
        model.addAttribute("preview", preview);
        model.addAttribute("again", consent.isOutdated());
        model.addAttribute("hidden", HiddenFields.of(form));
        model.addAttribute("action", action);
        return "day/confirm";
    }
}
