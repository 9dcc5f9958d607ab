package fr.spro.platform.web;

import fr.spro.platform.messaging.Correlation;
import fr.spro.platform.messaging.work.Causes;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.DisconnectedClientHelper;
import org.thymeleaf.exceptions.TemplateProcessingException;

/// Sets the correlation id of a request, which all its events and log lines carry: that of its header, if valid, or a
/// new one. The response has the same header, whoever answers, since this is the first filter.
///
/// It logs what fails, with the pattern of the address and without messages of exceptions: the path of a secret link is
/// the right to use it. The framework, which would log both, is told to be silent (`spro-web.yaml`).
public class CorrelationFilter extends OncePerRequestFilter {

    public static final String HEADER = "X-Correlation-Id";

    private static final Logger LOG = LoggerFactory.getLogger(CorrelationFilter.class);
    private static final String ID = CorrelationFilter.class.getName();

    /// Nothing that could end a log line.
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /// The error page of a request belongs to it.
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ScopedChain.filter(() -> Correlation.<Void, Exception>carrying(given(request), () -> {
            request.setAttribute(ID, Correlation.current());
            response.setHeader(HEADER, Correlation.current());
            try {
                chain.doFilter(request, response);
            } catch (Exception e) {
                if (!DisconnectedClientHelper.isClientDisconnectedException(e)) log(request, e);
                throw e;
            }
            return null;
        }));
    }

    /// The id of this request; empty before this filter.
    static Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(ID));
    }

    private static Optional<String> given(HttpServletRequest request) {
        return of(request)
                .or(() -> Optional.ofNullable(request.getHeader(HEADER))
                        .filter(id -> VALID.matcher(id).matches()));
    }

    private static void log(HttpServletRequest request, Exception failure) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        LOG.error(
                "{} {} failed: {}",
                request.getDispatcherType(),
                pattern == null ? "of an unknown address" : pattern,
                template(failure) + Causes.trace(failure));
    }

    /// Where in a template, since the stack trace does not say it.
    private static String template(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TemplateProcessingException e && e.getTemplateName() != null)
                return "%s, line %d: ".formatted(e.getTemplateName(), e.getLine());
        }
        return "";
    }
}
