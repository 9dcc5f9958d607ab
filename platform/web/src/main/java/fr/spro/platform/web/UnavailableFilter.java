package fr.spro.platform.web;

import fr.spro.platform.edge.ErrorFormat;
import fr.spro.platform.edge.MalformedRequests;
import fr.spro.platform.messaging.Faults;
import fr.spro.platform.messaging.work.Causes;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Returns 503 with `Retry-After` if a request fails because of a temporary fault, see `Faults`: in a controller, in a
/// view or in another filter (sessions, security, limits). A request that cannot be read is no such fault.
///
/// The error page is rendered outside of session and security, which may need the unavailable store.
public class UnavailableFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(UnavailableFilter.class);

    private final JsonMapper json;

    public UnavailableFilter(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /// A download may fail before its first byte.
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException e) {
            var retryAfter = Faults.retryAfter(e);
            if (retryAfter.isEmpty() || MalformedRequests.statusOf(e).isPresent() || response.isCommitted()) throw e;
            LOG.warn("Returns 503: {}", Causes.of(e));
            respond(request, response, retryAfter.get());
        }
    }

    private void respond(HttpServletRequest request, HttpServletResponse response, Duration retryAfter)
            throws ServletException, IOException {
        response.resetBuffer();
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.toSeconds()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (ErrorFormat.isForPrograms(request, request.getRequestURI())) {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            var problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, "Ask again later");
            json.writeValue(response.getOutputStream(), problem);
        } else {
            request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, HttpStatus.SERVICE_UNAVAILABLE.value());
            request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
            request.getRequestDispatcher("/error").forward(request, response);
        }
    }
}
