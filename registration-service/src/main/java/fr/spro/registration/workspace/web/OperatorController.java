package fr.spro.registration.workspace.web;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The start page of operators.
@Controller
class OperatorController {

    @GetMapping("/coordination/exploitation")
    @PreAuthorize("hasRole('OPERATOR')")
    String show() {
        return "workspace/operator";
    }
}
