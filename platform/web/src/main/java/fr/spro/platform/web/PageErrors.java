package fr.spro.platform.web;

import fr.spro.platform.messaging.outbox.UnknownAggregate;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.ModelAndView;

/// Turns exceptions of page controllers into error pages; see `ErrorPages`, and `UnavailableFilter` for temporary ones.
@ControllerAdvice(annotations = Controller.class)
@Order(Ordered.LOWEST_PRECEDENCE)
public class PageErrors {

    private final ErrorPages pages;

    public PageErrors(ErrorPages pages) {
        this.pages = pages;
    }

    @ExceptionHandler(RefusedForm.class)
    ModelAndView refused(RefusedForm refused, HttpServletRequest request) {
        return pages.page(request, refused);
    }

    @ExceptionHandler(UnknownLink.class)
    void unknownLink(WebRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(ErrorPages.REASON, ErrorPages.LINK, RequestAttributes.SCOPE_REQUEST);
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    @ExceptionHandler(UnknownAggregate.class)
    void unknown(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
