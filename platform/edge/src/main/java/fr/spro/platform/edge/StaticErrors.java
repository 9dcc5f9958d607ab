package fr.spro.platform.edge;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Errors of an application without error pages of its own: problem details for programs, the static page for browsers.
@Controller
final class StaticErrors implements ErrorController {

    private final StaticErrorPage page;

    StaticErrors(StaticErrorPage page) {
        this.page = page;
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (ErrorFormat.isForPrograms(request, path)) {
            ErrorFormat.writeProblem(response, response.getStatus());
            return;
        }
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Content-Security-Policy", StaticErrorPage.CONTENT_SECURITY);
        response.getWriter().write(page.html(response.getStatus()));
    }
}
