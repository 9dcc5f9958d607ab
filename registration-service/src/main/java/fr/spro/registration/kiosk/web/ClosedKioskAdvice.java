package fr.spro.registration.kiosk.web;

import fr.spro.registration.kiosk.ClosedKiosk;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/// Leads tablets outside their period to the page that says so.
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ClosedKioskAdvice {

    @ExceptionHandler(ClosedKiosk.class)
    String closed(ClosedKiosk closed) {
        return "redirect:/accueil/%s/fermee".formatted(closed.secret());
    }
}
