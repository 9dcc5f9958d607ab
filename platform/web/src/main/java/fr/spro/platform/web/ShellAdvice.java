package fr.spro.platform.web;

import fr.spro.contracts.Service;
import fr.spro.platform.web.security.StaffArgument;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Gives every page its shell.
@ControllerAdvice
public class ShellAdvice {

    private final Service service;

    public ShellAdvice(Service service) {
        this.service = service;
    }

    @ModelAttribute("shell")
    Shell shell(HttpServletRequest request) {
        return of(service, request);
    }

    static Shell of(Service service, HttpServletRequest request) {
        // Only a GET can be asked for again in another language; after a faulty form the page itself is.
        return new Shell(service.shortName(), address(request) + "?lang=", StaffArgument.current());
    }

    /// What was asked for, also on the page that says what went wrong; never another host's.
    static String address(HttpServletRequest request) {
        var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return (asked == null ? request.getRequestURI() : asked.toString()).replaceFirst("^/+", "/");
    }
}
