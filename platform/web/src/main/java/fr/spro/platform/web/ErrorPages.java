package fr.spro.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/// Error pages in the page shell: what happened and what to do, without technical details.
public class ErrorPages {

    static final String REASON = ErrorPages.class.getName() + ".reason";

    private static final Set<Integer> WITH_TEXT = Set.of(400, 403, 404, 405, 409, 413, 429, 503);

    private final ShellAdvice shells;

    public ErrorPages(ShellAdvice shells) {
        this.shells = shells;
    }

    ModelAndView page(HttpServletRequest request, HttpStatus status) {
        var reason = request.getAttribute(REASON);
        var key = reason == null ? key(status) : reason.toString();
        var page = Map.of("key", key, "shell", shells.shell(request), "home", shells.home(request));
        return new ModelAndView("error", page, status);
    }

    private static String key(HttpStatus status) {
        if (WITH_TEXT.contains(status.value())) return String.valueOf(status.value());
        return status.is4xxClientError() ? "400" : "500";
    }
}
