package fr.spro.platform.edge;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/// The edge of an application: its filters come before all others.
@AutoConfiguration(
        beforeName = "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration",
        afterName = "fr.spro.platform.web.autoconfigure.WebAutoConfiguration")
@EnableConfigurationProperties(EdgeSettings.class)
class EdgeAutoConfiguration {

    @Bean
    StaticErrorPage staticErrorPage(EdgeSettings settings) {
        return new StaticErrorPage(settings);
    }

    @Bean
    ContainerCustomizer containerCustomizer(StaticErrorPage page, EdgeSettings settings) {
        return new ContainerCustomizer(page, settings.edge().bodyTime());
    }

    @Bean
    @ConditionalOnMissingBean(ErrorController.class)
    StaticErrors staticErrors(StaticErrorPage page) {
        return new StaticErrors(page);
    }

    @Bean
    FilterRegistrationBean<PublicRequestFilter> publicRequestFilter(EdgeSettings settings) {
        return outermost(new PublicRequestFilter(settings), 0);
    }

    @Bean
    FilterRegistrationBean<MalformedRequestFilter> malformedRequestFilter() {
        return outermost(new MalformedRequestFilter(), 2);
    }

    @Bean
    FilterRegistrationBean<UnreadableRequests> unreadableRequests() {
        var registration = new FilterRegistrationBean<>(new UnreadableRequests());
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(EdgeSettings settings) {
        return outermost(new BodyLimitFilter(settings.edge().maxBody()), 3);
    }

    private static <F extends Filter> FilterRegistrationBean<F> outermost(F filter, int position) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + position);
        registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        return registration;
    }
}
