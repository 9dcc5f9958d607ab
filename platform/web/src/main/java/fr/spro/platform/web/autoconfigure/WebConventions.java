package fr.spro.platform.web.autoconfigure;

import fr.spro.platform.web.ControlCharacters;
import fr.spro.platform.web.FormStatus;
import fr.spro.platform.web.MaxBodyCheck;
import fr.spro.platform.web.ParameterCheck;
import fr.spro.platform.web.ServiceName;
import fr.spro.platform.web.SiteIdentity;
import fr.spro.platform.web.StrictJson;
import fr.spro.platform.web.aggregates.AggregateArgument;
import fr.spro.platform.web.security.RoleInterceptor;
import fr.spro.platform.web.security.StaffArgument;
import fr.spro.platform.web.versions.IfMatchArgument;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.CacheControl;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import tools.jackson.databind.json.JsonMapper;

/// What holds for every controller: converters, interceptors, arguments, and where the assets are.
record WebConventions(
        ServiceName service,
        LocaleChangeInterceptor language,
        HandlerInterceptor languageOfForm,
        JsonMapper json,
        AggregateArgument aggregates,
        SiteIdentity site)
        implements WebMvcConfigurer {

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.withJsonConverter(new JacksonJsonHttpMessageConverter(StrictJson.of(json)));
    }

    @Override
    public void addFormatters(FormatterRegistry formatters) {
        formatters.addConverter(String.class, String.class, ControlCharacters::withPlainLineBreaks);
        // Spring also reads numbers as milliseconds, as which nobody means them.
        formatters.addConverter(
                String.class, Instant.class, text -> OffsetDateTime.parse(text).toInstant());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RoleInterceptor());
        registry.addInterceptor(language);
        registry.addInterceptor(languageOfForm);
        registry.addInterceptor(new MaxBodyCheck());
        registry.addInterceptor(new ParameterCheck());
        registry.addInterceptor(new FormStatus());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new StaffArgument());
        resolvers.add(new IfMatchArgument());
        resolvers.add(aggregates);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/%s/**".formatted(service.shortName()))
                .addResourceLocations("classpath:/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addVersionStrategy(new SiteStyles(site), "/**"))
                .addTransformer(new SiteStyles(site));
    }
}
