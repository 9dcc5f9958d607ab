package fr.spro.platform.web.security;

import fr.spro.platform.edge.ErrorFormat;
import fr.spro.platform.web.ErrorPages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/// Rejects forms that the page of another site submits, as browsers say it in `Sec-Fetch-Site` or, if they are older,
/// in `Origin`. A request with neither is from an old browser or a program: public forms accept it, since nobody acts
/// there with rights from a cookie; forms of the staff have a token of their session besides.
public final class CrossSiteFilter extends OncePerRequestFilter {

    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);
    private static final Set<String> THIS_SITE = Set.of("same-origin", "none");

    /// What pages that send no referrer have as their origin, also when they submit to their own site.
    private static final String HIDDEN = "null";

    private final String origin;

    public CrossSiteFilter(URI publicUrl) {
        this.origin = "%s://%s".formatted(publicUrl.getScheme(), publicUrl.getAuthority());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return SAFE.contains(HttpMethod.valueOf(request.getMethod())) || ErrorFormat.isApi(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isFromAnotherSite(request)) {
            request.setAttribute(ErrorPages.REASON, ErrorPages.CROSS_SITE);
            ErrorFormat.send(request, response, HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isFromAnotherSite(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) return !THIS_SITE.contains(site);
        var from = request.getHeader("Origin");
        return from != null && !from.equals(HIDDEN) && !from.equalsIgnoreCase(origin);
    }
}
