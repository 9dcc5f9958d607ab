package fr.spro.platform.web;

import fr.spro.platform.edge.ErrorFormat;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/// Every error that no controller has answered: problem details below `/api` and for programs, else an error page.
@Controller
public class ErrorResponses implements ErrorController {

    private final ErrorPages pages;

    public ErrorResponses(ErrorPages pages) {
        this.pages = pages;
    }

    @RequestMapping("/error")
    @Nullable
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = status(request);
        if (!ErrorFormat.isForPrograms(request, path(request))) return pages.page(request, status);
        ErrorFormat.writeProblem(response, status.value());
        return null;
    }

    /// Whoever opens the page of errors itself finds nothing.
    private static HttpStatus status(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (!(code instanceof Integer number)) return HttpStatus.NOT_FOUND;
        var known = HttpStatus.resolve(number);
        return known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
    }

    private static @Nullable String path(HttpServletRequest request) {
        return (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    }
}
