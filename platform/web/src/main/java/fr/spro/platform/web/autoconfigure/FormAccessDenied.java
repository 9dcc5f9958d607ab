package fr.spro.platform.web.autoconfigure;

import fr.spro.platform.edge.MalformedRequestFilter;
import fr.spro.platform.web.ErrorPages;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/// A form of the staff without a valid CSRF token: whoever is not signed in any more signs in, for everybody else the
/// page is out of date.
record FormAccessDenied(SignInTarget signIn) implements AccessDeniedHandler {

    private static final AuthenticationTrustResolver TRUST = new AuthenticationTrustResolverImpl();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        if (denied instanceof CsrfException) {
            var isSignedIn =
                    TRUST.isAuthenticated(SecurityContextHolder.getContext().getAuthentication());
            if (!isSignedIn
                    && HttpMethod.POST.matches(request.getMethod())
                    && signIn.pages().isForStaff(request.getRequestURI())) {
                signIn.commence(request, response, new InsufficientAuthenticationException("Not signed in any more"));
                return;
            }
            if (MalformedRequestFilter.isUnreadable(request)) {
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
                return;
            }
            request.setAttribute(ErrorPages.REASON, ErrorPages.OUT_OF_DATE);
        }
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
}
