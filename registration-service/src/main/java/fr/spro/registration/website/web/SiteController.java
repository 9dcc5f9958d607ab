package fr.spro.registration.website.web;

import fr.spro.registration.privacy.RetentionSettings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The pages linked from every page's footer. Their texts are in `messages.properties`, where a network puts its
/// own.
@Controller
class SiteController {

    private final RetentionSettings periods;

    SiteController(RetentionSettings periods) {
        this.periods = periods;
    }

    @GetMapping("/{page:contact|accessibilite|donnees-personnelles|mentions-legales}")
    String show(@PathVariable String page, Model model) {
        model.addAttribute("page", page);
        model.addAttribute("periods", periods);
        return "website/page";
    }
}
