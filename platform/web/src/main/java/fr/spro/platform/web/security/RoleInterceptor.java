package fr.spro.platform.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Checks the role before the request is read, so that others do not learn what the method accepts.
public class RoleInterceptor implements HandlerInterceptor {

    private final PreAuthorizeAuthorizationManager roles = new PreAuthorizeAuthorizationManager();

    /// Methods for everybody. Spring Security searches the annotations of these again for each request.
    private final Set<HandlerMethod> withoutRule = ConcurrentHashMap.newKeySet();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        check(handler);
        return true;
    }

    /// @throws AuthorizationDeniedException if the role of the signed-in person may not call it
    public void check(Object handler) {
        if (handler instanceof HandlerMethod method && !withoutRule.contains(method)) {
            var call = new SimpleMethodInvocation(method.getBean(), method.getMethod());
            var answer =
                    roles.authorize(() -> SecurityContextHolder.getContext().getAuthentication(), call);
            if (answer == null) {
                withoutRule.add(method);
            } else if (!answer.isGranted()) {
                throw new AuthorizationDeniedException("Not allowed for this role", answer);
            }
        }
    }
}
