package fr.spro.platform.web.autoconfigure;

import java.util.ArrayList;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.format.support.FormattingConversionService;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.security.web.method.annotation.CsrfTokenArgumentResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The components that a configurer adds to Spring MVC, for a dispatcher built by a test.
final class ConfiguredParts extends InterceptorRegistry {

    private final WebMvcConfigurer configurer;

    ConfiguredParts(WebMvcConfigurer configurer) {
        this.configurer = configurer;
        configurer.addInterceptors(this);
    }

    HandlerInterceptor[] interceptors() {
        return getInterceptors().stream().map(HandlerInterceptor.class::cast).toArray(HandlerInterceptor[]::new);
    }

    HandlerMethodArgumentResolver[] resolvers() {
        var resolvers = new ArrayList<HandlerMethodArgumentResolver>();
        configurer.addArgumentResolvers(resolvers);
        resolvers.add(new CsrfTokenArgumentResolver());
        return resolvers.toArray(HandlerMethodArgumentResolver[]::new);
    }

    FormattingConversionService conversions() {
        var conversions = new DefaultFormattingConversionService();
        configurer.addFormatters(conversions);
        return conversions;
    }

    HttpMessageConverter<?>[] converters() {
        var converters = HttpMessageConverters.forServer().registerDefaults();
        configurer.configureMessageConverters(converters);
        var all = new ArrayList<HttpMessageConverter<?>>();
        converters.build().forEach(all::add);
        return all.toArray(HttpMessageConverter<?>[]::new);
    }
}
