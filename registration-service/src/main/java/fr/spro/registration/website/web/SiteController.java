package fr.spro.registration.website.web;

import fr.spro.registration.privacy.RetentionSettings;
import fr.spro.suite.NetworkSettings;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The pages linked from every page's footer: what the law asks for, with the names and addresses of the network.
@Controller
class SiteController {

    private final RetentionSettings periods;
    private final NetworkSettings network;

    SiteController(RetentionSettings periods, NetworkSettings network) {
        this.periods = periods;
        this.network = network;
    }

    @GetMapping("/{page:contact|accessibilite|donnees-personnelles|mentions-legales}")
    String show(@PathVariable String page, Locale language, Model model) {
        model.addAttribute("page", page);
        model.addAttribute("periods", periods);
        model.addAttribute("network", network);
        model.addAttribute("legalBasis", network.dataProtection().legalBasis().in(language));
        return "website/page";
    }
}
