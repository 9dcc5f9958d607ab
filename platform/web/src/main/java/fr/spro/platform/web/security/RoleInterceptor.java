package fr.spro.platform.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Checks the role before the request is read, so that others do not learn what the method accepts.
public class RoleInterceptor implements HandlerInterceptor {

    private final PreAuthorizeAuthorizationManager roles = new PreAuthorizeAuthorizationManager();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            var call = new SimpleMethodInvocation(method.getBean(), method.getMethod());
            var answer =
                    roles.authorize(() -> SecurityContextHolder.getContext().getAuthentication(), call);
            if (answer != null && !answer.isGranted()) {
                throw new AuthorizationDeniedException("Not allowed for this role", answer);
            }
        }
        return true;
    }
}
