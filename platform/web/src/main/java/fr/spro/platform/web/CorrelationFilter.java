package fr.spro.platform.web;

import fr.spro.platform.messaging.Correlation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/// Sets the correlation id of a request, which all its events and log lines carry: that of its header, if valid, or a
/// new one. The response has the same header.
public class CorrelationFilter extends OncePerRequestFilter {

    public static final String HEADER = "X-Correlation-Id";

    /// Nothing that could end a log line.
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var given = Optional.ofNullable(request.getHeader(HEADER))
                .filter(id -> VALID.matcher(id).matches());
        ScopedChain.filter(() -> Correlation.<Void, Exception>carrying(given, () -> {
            response.setHeader(HEADER, Correlation.current());
            chain.doFilter(request, response);
            return null;
        }));
    }
}
