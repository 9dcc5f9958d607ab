package fr.spro.platform.edge;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.web.util.WebUtils;

/// Shows every request as a `PublicRequest`, error dispatches included: an invented `Host` or hop has no effect.
final class PublicRequestFilter implements Filter {

    private final EdgeSettings settings;

    PublicRequestFilter(EdgeSettings settings) {
        this.settings = settings;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var isShown = WebUtils.getNativeRequest(request, PublicRequest.class) != null;
        chain.doFilter(
                isShown
                        ? request
                        : new PublicRequest(
                                (HttpServletRequest) request,
                                settings.publicUrl(),
                                settings.edge().trustedHops()),
                response);
    }
}
