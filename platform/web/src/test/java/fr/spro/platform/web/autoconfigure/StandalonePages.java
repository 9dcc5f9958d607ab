package fr.spro.platform.web.autoconfigure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.partitioningBy;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import fr.spro.platform.web.ApiProblems;
import fr.spro.platform.web.ErrorPages;
import fr.spro.platform.web.PageErrors;
import fr.spro.platform.web.PageSettings;
import fr.spro.platform.web.ServiceName;
import fr.spro.platform.web.ShellAdvice;
import fr.spro.platform.web.SiteIdentity;
import fr.spro.platform.web.UnavailableFilter;
import fr.spro.platform.web.aggregates.AggregateArgument;
import fr.spro.platform.web.aggregates.AggregateFinder;
import fr.spro.platform.web.forms.FormLanguage;
import fr.spro.platform.web.versions.EntityTags;
import fr.spro.platform.web.versions.VersionProblems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.Http403ForbiddenEntryPoint;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.servlet.support.csrf.CsrfRequestDataValueProcessor;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerInterceptor;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import tools.jackson.databind.json.JsonMapper;

/// Pages and API of controllers created by a test, with the real page shell, messages, templates, binding,
/// role checks and CSRF protection. Configuration of whole paths (sign-in, headers) needs the running
/// service.
public final class StandalonePages {

    private final WebAutoConfiguration web = new WebAutoConfiguration();
    private final SiteIdentity site;
    private final MessageSource messages;
    private final Languages languages = new Languages();
    private final JsonMapper json;
    private final ServiceName service;
    private final PageSettings settings;
    private final GenericWebApplicationContext beans = new GenericWebApplicationContext(new MockServletContext());
    private final SpringTemplateEngine templates;
    private final ThymeleafViewResolver views = new ThymeleafViewResolver();
    private final LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();

    /// @param settings the file with the settings of the suite's pages
    public StandalonePages(ServiceName service, String settings, SiteIdentity site) {
        this.service = service;
        this.site = site;
        this.messages = web.messageSource(site);
        this.templates = engine();
        this.settings = read(settings);
        json = JsonMapper.builder()
                .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
                .build();
        validator.setValidationMessageSource(messages);
        validator.afterPropertiesSet();
        beans.getBeanFactory().registerSingleton("messageSource", messages);
        with("violationMessages", web.violationMessages(messages));
        with("formErrorOrder", web.formErrorOrder());
        with("fieldNotes", web.fieldNotes());
        with("requestDataValueProcessor", new FormLanguage(new CsrfRequestDataValueProcessor()));
        with("markdown", web.markdown());
        beans.refresh();
        views.setApplicationContext(beans);
        views.setTemplateEngine(templates);
        views.setCharacterEncoding(UTF_8.name());
        views.setProducePartialOutputWhileProcessing(false);
    }

    /// Adds a bean that templates refer to as `@name`.
    public StandalonePages with(String name, Object bean) {
        beans.getBeanFactory().registerSingleton(name, bean);
        return this;
    }

    /// The messages of the pages in both languages.
    public MessageSource messages() {
        return messages;
    }

    /// Renders templates outside of requests.
    public ITemplateEngine templates() {
        return templates;
    }

    /// @param finders of the aggregates that the controllers take as parameters
    /// @param controllers and the service's own advice and interceptors for them
    public MockMvcTester of(List<AggregateFinder<?>> finders, Object... controllers) {
        var own = Arrays.stream(controllers).collect(partitioningBy(StandalonePages::isAdvice));
        var aggregates = new AggregateArgument(finders::stream);
        var cookies = new CookieNames(settings, service.shortName(), false);
        var resolver = languages.localeResolver(cookies);
        var shell = new ConfiguredParts(web.shell(
                service,
                languages.languageChoice(resolver, cookies),
                languages.languageOfForm(),
                json,
                aggregates,
                site));
        var shells = new ShellAdvice(service, settings, site);
        return MockMvcTester.create(MockMvcBuilders.standaloneSetup(own.get(false).stream()
                        .filter(part -> !(part instanceof HandlerInterceptor))
                        .toArray())
                .setControllerAdvice(Stream.concat(
                                Stream.of(
                                        shells,
                                        new PageErrors(new ErrorPages(shells)),
                                        new ApiProblems(web.violationMessages(messages)),
                                        new EntityTags(),
                                        new VersionProblems()),
                                own.get(true).stream())
                        .toArray())
                .setConversionService(shell.conversions())
                .setMessageConverters(shell.converters())
                .setCustomArgumentResolvers(shell.resolvers())
                .addInterceptors(shell.interceptors())
                .addInterceptors(interceptors(controllers))
                .addInterceptors(new BeansOfTemplates())
                .setLocaleResolver(resolver)
                .setValidator(validator)
                .setViewResolvers(views::resolveViewName)
                .addFilters(new UnavailableFilter(json))
                .apply(springSecurity(security()))
                .build());
    }

    private static HandlerInterceptor[] interceptors(Object... parts) {
        return Arrays.stream(parts).filter(HandlerInterceptor.class::isInstance).toArray(HandlerInterceptor[]::new);
    }

    private static boolean isAdvice(Object bean) {
        return AnnotatedElementUtils.hasAnnotation(bean.getClass(), ControllerAdvice.class);
    }

    /// Only forms of the staff have a CSRF token.
    private FilterChainProxy security() {
        var forms = new CsrfFilter(new HttpSessionCsrfTokenRepository());
        forms.setRequireCsrfProtectionMatcher(request ->
                CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request) && settings.isForStaff(request.getRequestURI()));
        return new FilterChainProxy(new DefaultSecurityFilterChain(
                AnyRequestMatcher.INSTANCE,
                new SecurityContextHolderFilter(new HttpSessionSecurityContextRepository()),
                forms,
                new AnonymousAuthenticationFilter("test"),
                new ExceptionTranslationFilter(new Http403ForbiddenEntryPoint())));
    }

    private SpringTemplateEngine engine() {
        var templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding(UTF_8.name());
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(messages);
        return engine;
    }

    private static PageSettings read(String file) {
        try {
            var sources = new MutablePropertySources();
            new YamlPropertySourceLoader()
                    .load(file, new ClassPathResource(file))
                    .forEach(sources::addLast);
            return new Binder(ConfigurationPropertySources.from(sources))
                    .bind("spro.pages", PageSettings.class)
                    .get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The message source of form tags in templates.
    private class BeansOfTemplates implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, beans);
            return true;
        }
    }
}
