package fr.spro.local;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class SignInPage {

    @GetMapping("/identity/login")
    String show() {
        return "sign-in";
    }
}
