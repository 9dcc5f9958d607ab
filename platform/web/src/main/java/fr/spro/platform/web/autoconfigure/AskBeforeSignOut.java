package fr.spro.platform.web.autoconfigure;

import fr.spro.platform.web.UnsentOnDevice;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/// Leads a sign-out to the page that asks first, if this device has not sent everything: also from pages that were
/// opened before.
final class AskBeforeSignOut extends OncePerRequestFilter {

    /// The parameter of whoever was asked.
    private static final String ASKED = "asked";

    private final RequestMatcher signOut;

    /// @param signOut matches the request that signs out
    AskBeforeSignOut(RequestMatcher signOut) {
        this.signOut = signOut;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var isAsked = !signOut.matches(request)
                || UnsentOnDevice.of(request).isEmpty()
                || request.getParameter(ASKED) != null;
        if (isAsked) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, request.getRequestURI());
    }
}
