package fr.spro.platform.web.security;

import fr.spro.platform.edge.MalformedRequestFilter;
import fr.spro.platform.edge.MalformedRequests;
import fr.spro.platform.edge.RequestWithoutParameters;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.MissingCsrfTokenException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/// Checks sign-in and role before parts are read, and before a body that cannot be read is refused: whoever may not
/// call the operation learns nothing else.
public final class RolesBeforeBody extends OncePerRequestFilter {

    private final AuthenticationTrustResolverImpl trust = new AuthenticationTrustResolverImpl();
    private final RoleInterceptor roles = new RoleInterceptor();
    private final Supplier<RequestMappingHandlerMapping> mappings;
    private final AccessDeniedHandler denied;

    public RolesBeforeBody(Supplier<RequestMappingHandlerMapping> mappings, AccessDeniedHandler denied) {
        this.mappings = mappings;
        this.denied = denied;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isUpload(request) && !MalformedRequestFilter.isUnreadable(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!trust.isAuthenticated(SecurityContextHolder.getContext().getAuthentication())) {
            if (isUpload(request) && !hasReadableParts(request)) {
                var signedOut = new MissingCsrfTokenException(null);
                denied.handle(new RequestWithoutParameters(request), response, signedOut);
                return;
            }
        } else {
            try {
                check(request);
            } catch (AccessDeniedException otherRole) {
                MalformedRequestFilter.leaveUnread(request);
                denied.handle(request, response, otherRole);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean isUpload(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith("multipart/");
    }

    private static boolean hasReadableParts(HttpServletRequest request) {
        try {
            request.getParameterMap();
            return true;
        } catch (RuntimeException e) {
            if (MalformedRequests.statusOf(e).isEmpty()) throw e;
            return false;
        }
    }

    private void check(HttpServletRequest request) throws ServletException {
        ServletRequestPathUtils.parseAndCache(request);
        try {
            var found = mappings.get().getHandler(request);
            if (found != null) roles.check(found.getHandler());
        } catch (ServletException noHandler) {
            logger.trace("Answered by the dispatcher", noHandler);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
