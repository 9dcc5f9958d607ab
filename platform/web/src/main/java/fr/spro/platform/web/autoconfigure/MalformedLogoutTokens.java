package fr.spro.platform.web.autoconfigure;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers 400 to a token of the back-channel logout that lacks a claim, which Spring Security takes for a failure of
/// the service.
final class MalformedLogoutTokens extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (AuthenticationServiceException e) {
            if (!(NestedExceptionUtils.getMostSpecificCause(e) instanceof IllegalArgumentException)) throw e;
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }
}
