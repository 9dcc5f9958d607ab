package fr.spro.registration.website.web;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.PublicReads;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Redirects the public pages of a day from the address of its first draft to the present one.
final class EarlierAddresses implements HandlerInterceptor {

    private static final String PAGES = "/journees/";

    private final PublicReads reads;

    EarlierAddresses(PublicReads reads) {
        this.reads = reads;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!request.getRequestURI().startsWith(PAGES) || !HttpMethod.GET.matches(request.getMethod())) return true;
        if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables)
                || !(variables.get("slug") instanceof String slug)) {
            return true;
        }
        var present = reads.dayAt(slug).map(RegionalDay::address).filter(address -> !address.equals(slug));
        present.ifPresent(address -> {
            response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
            response.setHeader(HttpHeaders.LOCATION, at(address, request));
        });
        return present.isEmpty();
    }

    private static String at(String address, HttpServletRequest request) {
        var path = request.getRequestURI();
        var end = path.indexOf('/', PAGES.length());
        var page = end < 0 ? "" : path.substring(end);
        var query = request.getQueryString();
        return PAGES + address + page + (query == null ? "" : "?" + query);
    }
}
