package fr.spro.platform.web.autoconfigure;

import fr.spro.platform.messaging.Limits;
import fr.spro.platform.web.ApiProblems;
import fr.spro.platform.web.BrokenLinks;
import fr.spro.platform.web.CorrelationFilter;
import fr.spro.platform.web.ErrorPages;
import fr.spro.platform.web.ErrorResponses;
import fr.spro.platform.web.FieldNotes;
import fr.spro.platform.web.FormErrorOrder;
import fr.spro.platform.web.FrenchTypographyMessageSource;
import fr.spro.platform.web.Markdown;
import fr.spro.platform.web.PageErrors;
import fr.spro.platform.web.PageSettings;
import fr.spro.platform.web.PrefixFirstMappings;
import fr.spro.platform.web.RequestHandlers;
import fr.spro.platform.web.RequestLimitFilter;
import fr.spro.platform.web.ServiceName;
import fr.spro.platform.web.ShellAdvice;
import fr.spro.platform.web.SignOutController;
import fr.spro.platform.web.SiteIdentity;
import fr.spro.platform.web.UnavailableFilter;
import fr.spro.platform.web.UnreadableUploads;
import fr.spro.platform.web.UnroutedProblems;
import fr.spro.platform.web.ViolationMessages;
import fr.spro.platform.web.aggregates.AggregateArgument;
import fr.spro.platform.web.aggregates.AggregateFinder;
import fr.spro.platform.web.idempotency.Idempotency;
import fr.spro.platform.web.idempotency.IdempotentPosts;
import fr.spro.platform.web.security.CrossSiteFilter;
import fr.spro.platform.web.versions.EntityTags;
import fr.spro.platform.web.versions.VersionProblems;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import tools.jackson.databind.json.JsonMapper;

/// Page shell, texts and error handling.
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
            "org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration"
        })
@EnableConfigurationProperties(PageSettings.class)
@Import({
    Languages.class,
    ShellAdvice.class,
    PageErrors.class,
    ApiProblems.class,
    UnroutedProblems.class,
    UnreadableUploads.class,
    ErrorPages.class,
    ErrorResponses.class,
    SignOutController.class,
    EntityTags.class,
    Idempotency.class,
    Forms.class,
    VersionProblems.class
})
class WebAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    SiteIdentity siteIdentity(@Value("${spring.application.name}") String application) {
        return SiteIdentity.of(application);
    }

    /// A service's own texts are in `messages.properties` (French) and `messages_en.properties`, shared
    /// ones in `suite/messages*.properties`.
    @Bean
    MessageSource messageSource(SiteIdentity site) {
        var messages = new FrenchTypographyMessageSource();
        messages.setCommonMessages(site.messages());
        messages.setBasenames("messages", "suite/messages", "shell/messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }

    @Bean
    ServiceName serviceName(@Value("${spring.application.name}") String application) {
        return new ServiceName(application);
    }

    @Bean
    CookieNames cookieNames(PageSettings pages, ServiceName service, @Value("${spro.public-url}") URI publicUrl) {
        return new CookieNames(pages, service.shortName(), publicUrl);
    }

    @Bean
    ViolationMessages violationMessages(MessageSource messageSource) {
        return new ViolationMessages(messageSource);
    }

    @Bean
    FormErrorOrder formErrorOrder() {
        return new FormErrorOrder();
    }

    @Bean
    FieldNotes fieldNotes() {
        return new FieldNotes();
    }

    @Bean
    Markdown markdown() {
        return new Markdown();
    }

    @Bean
    FilterRegistrationBean<CorrelationFilter> correlationFilter() {
        return outermost(new CorrelationFilter(), 0);
    }

    /// Outside of all filters that may fail.
    @Bean
    FilterRegistrationBean<UnavailableFilter> unavailableFilter(JsonMapper json) {
        return outermost(new UnavailableFilter(json), 10);
    }

    @Bean
    FilterRegistrationBean<RequestLimitFilter> requestLimitFilter(Limits limits, MeterRegistry meters) {
        var filter = new RequestLimitFilter(limits);
        Gauge.builder("spro.requests.active", filter, RequestLimitFilter::active)
                .description("requests in work")
                .register(meters);
        return outermost(filter, 11);
    }

    /// Outside of the firewall, which knows no broken links.
    @Bean
    FilterRegistrationBean<BrokenLinks> brokenLinks() {
        return outermost(new BrokenLinks(), 14);
    }

    @Bean
    FilterRegistrationBean<CrossSiteFilter> crossSiteFilter(@Value("${spro.public-url}") URI publicUrl) {
        return outermost(new CrossSiteFilter(publicUrl), 12);
    }

    static <F extends Filter> FilterRegistrationBean<F> outermost(F filter, int position) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + position);
        return registration;
    }

    @Bean
    ResourceUrlEncodingFilter assetAddresses() {
        return new ResourceUrlEncodingFilter();
    }

    @Bean
    WebMvcRegistrations mappings(ObjectProvider<IdempotentPosts> posts) {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new PrefixFirstMappings();
            }

            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new RequestHandlers(posts.getObject());
            }
        };
    }

    @Bean
    AggregateArgument aggregateArgument(ObjectProvider<AggregateFinder<?>> finders) {
        return new AggregateArgument(finders::stream);
    }

    @Bean
    WebMvcConfigurer shell(
            ServiceName service,
            LocaleChangeInterceptor language,
            HandlerInterceptor languageOfForm,
            JsonMapper json,
            AggregateArgument aggregates,
            SiteIdentity site) {
        return new WebConventions(service, language, languageOfForm, json, aggregates, site);
    }
}
