package fr.spro.local;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/// One address for the four services. On Kubernetes the route in `deploy/kubernetes/base` says the same.
@Configuration(proxyBeanMethods = false)
class Gateway {

    @Bean
    @Order(1)
    RouterFunction<ServerResponse> survey() {
        return to("survey", 8082, path("/enquetes/**").or(path("/coordination/enquetes/**")));
    }

    @Bean
    @Order(2)
    RouterFunction<ServerResponse> branding() {
        return to("branding", 8083, path("/coordination/supports/**"));
    }

    @Bean
    @Order(3)
    RouterFunction<ServerResponse> notification() {
        return to("notification", 8084, path("/coordination/messages/**"));
    }

    @Bean
    @Order(4)
    RouterFunction<ServerResponse> registration() {
        var own =
                path("/identity/**").or(path("/mailbox/**")).or(path("/error")).negate();
        return routes("registration", 8081, own);
    }

    private static RouterFunction<ServerResponse> to(String service, int port, RequestPredicate pages) {
        return routes(
                service,
                port,
                pages.or(path("/api/%s/**".formatted(service)))
                        .or(path("/login/oauth2/code/" + service))
                        .or(path("/oauth2/authorization/" + service))
                        .or(path("/logout/" + service))
                        .or(path("/assets/%s/**".formatted(service))));
    }

    private static RouterFunction<ServerResponse> routes(String service, int port, RequestPredicate which) {
        return route(service)
                .route(RequestPredicates.all().and(which), http())
                .before(uri("http://127.0.0.1:" + port))
                .build();
    }
}
