package fr.spro.platform.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The page that asks before signing out: for pages without a form of their own, and when this device has not sent
/// everything, since signing out takes away the keys to what it keeps.
@Controller
public class SignOutController {

    @GetMapping("/logout/#{@serviceName.shortName()}")
    String ask() {
        return "sign-out";
    }
}
