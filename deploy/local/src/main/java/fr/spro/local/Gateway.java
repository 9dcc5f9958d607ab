package fr.spro.local;

import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/// One address for the four services, with the same routes as in `deploy/kubernetes/base`. Errors without a body of
/// their own become pages or problem details, see `platform/edge`.
@Configuration(proxyBeanMethods = false)
class Gateway {

    private static final List<String> OWN = List.of("/identity", "/mailbox", "/error");

    private final GatewaySettings settings;

    Gateway(GatewaySettings settings) {
        this.settings = settings;
    }

    @Bean
    @Order(1)
    RouterFunction<ServerResponse> survey() {
        return to("survey", path("/enquetes/**").or(path("/coordination/enquetes/**")));
    }

    @Bean
    @Order(2)
    RouterFunction<ServerResponse> branding() {
        return to("branding", path("/coordination/supports/**"));
    }

    @Bean
    @Order(3)
    RouterFunction<ServerResponse> notification() {
        return to("notification", path("/coordination/messages/**"));
    }

    @Bean
    @Order(4)
    RouterFunction<ServerResponse> registration() {
        return routes("registration", request -> !isOwn(request.path()));
    }

    private static boolean isOwn(String path) {
        return OWN.stream().anyMatch(own -> path.equals(own) || path.startsWith(own + "/"));
    }

    /// The fields of a form stay in its body. The container takes them for parameters, which the gateway would write
    /// into the address, unless the body is in use already.
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 100)
    Filter unreadForms() {
        return (request, response, chain) -> {
            if (request instanceof HttpServletRequest http && !isOwn(http.getRequestURI())) http.getInputStream();
            chain.doFilter(request, response);
        };
    }

    /// Writes the only header about forwarding that the services read. Whatever a client writes is removed before.
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    RequestHttpHeadersFilter clientAddress() {
        return (headers, request) -> {
            var written = new HttpHeaders(headers);
            written.set("X-Forwarded-For", request.servletRequest().getRemoteAddr());
            return written;
        };
    }

    /// A service answers a method that it does not know with 405 and the methods of the operation.
    @Bean
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    private RouterFunction<ServerResponse> to(String service, RequestPredicate pages) {
        return routes(
                service,
                pages.or(path("/api/%s/**".formatted(service)))
                        .or(path("/login/oauth2/code/" + service))
                        .or(path("/oauth2/authorization/" + service))
                        .or(path("/logout/" + service))
                        .or(path("/logout/connect/back-channel/" + service))
                        .or(path("/assets/%s/**".formatted(service))));
    }

    private RouterFunction<ServerResponse> routes(String service, RequestPredicate which) {
        return route(service)
                .route(RequestPredicates.all().and(which), http())
                .filter(new Balancer(settings.services().get(service)))
                .build();
    }
}
