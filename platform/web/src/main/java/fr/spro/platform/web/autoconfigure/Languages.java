package fr.spro.platform.web.autoconfigure;

import fr.spro.platform.web.LinkLanguage;
import fr.spro.platform.web.forms.FormLanguage;
import fr.spro.platform.web.forms.TypedForm;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.util.WebUtils;

/// French or English: that of the page whose form is submitted, chosen with `?lang=` and remembered in a
/// cookie, that of the mail whose link is followed, or what the browser prefers.
@Configuration(proxyBeanMethods = false)
class Languages {

    private static final List<Locale> SUPPORTED = List.of(Locale.FRENCH, Locale.ENGLISH);

    /// What the browser prefers.
    private static final LocaleResolver PREFERRED = preferred();

    private static LocaleResolver preferred() {
        var preferred = new AcceptHeaderLocaleResolver();
        preferred.setSupportedLocales(SUPPORTED);
        preferred.setDefaultLocale(Locale.FRENCH);
        return preferred;
    }

    @Bean
    LocaleResolver localeResolver(CookieNames cookies) {
        var cookie = new CookieLocaleResolver(cookies.language()) {
            @Override
            protected Locale parseLocaleValue(String text) {
                return supported(text);
            }

            @Override
            public LocaleContext resolveLocaleContext(HttpServletRequest request) {
                return ofPage(request, cookies)
                        .<LocaleContext>map(SimpleLocaleContext::new)
                        .orElseGet(() -> super.resolveLocaleContext(request));
            }

            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return ofPage(request, cookies).orElseGet(() -> super.resolveLocale(request));
            }
        };
        cookie.setDefaultLocaleFunction(PREFERRED::resolveLocale);
        cookie.setRejectInvalidCookies(false);
        cookie.setCookieMaxAge(Duration.ofDays(365));
        cookie.setCookieSameSite("Lax");
        cookie.setCookieHttpOnly(true);
        cookie.setCookieSecure(cookies.isSecure());
        return cookie;
    }

    /// That of the form, else that of the link where nobody has chosen one. A link chooses nothing for later.
    private static Optional<Locale> ofPage(HttpServletRequest request, CookieNames cookies) {
        return ofForm(request)
                .or(() -> WebUtils.getCookie(request, cookies.language()) == null ? ofLink(request) : Optional.empty());
    }

    /// The language that was chosen with a form, else that of its page.
    private static Optional<Locale> ofForm(HttpServletRequest request) {
        if (!TypedForm.isForm(request)) return Optional.empty();
        return Optional.ofNullable(request.getParameter(TypedForm.LANGUAGE))
                .or(() -> Optional.ofNullable(request.getParameter(FormLanguage.FIELD)))
                .flatMap(Languages::find);
    }

    /// That of the mail whose link is followed, if the browser prefers another one.
    private static Optional<Locale> ofLink(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter(LinkLanguage.PARAMETER))
                .filter(_ -> HttpMethod.GET.matches(request.getMethod()))
                .flatMap(Languages::find)
                .filter(language -> !PREFERRED.resolveLocale(request).equals(language));
    }

    /// A redirect keeps the language of the page, also where the browser keeps no cookie.
    @Bean
    HandlerInterceptor languageOfForm() {
        return new HandlerInterceptor() {
            @Override
            public void postHandle(
                    HttpServletRequest request,
                    HttpServletResponse response,
                    Object handler,
                    @Nullable ModelAndView page) {
                if (page == null
                        || page.getViewName() == null
                        || !page.getViewName().startsWith("redirect:")) return;
                var language = request.getAttribute(FormLanguage.OF_LINKS);
                if (language != null) page.addObject(FormLanguage.FIELD, language);
            }
        };
    }

    @Bean
    LocaleChangeInterceptor languageChoice(LocaleResolver languages, CookieNames cookies) {
        var choice = new LocaleChangeInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                    throws ServletException {
                var isWithoutCookie = WebUtils.getCookie(request, cookies.language()) == null;
                var isHandled = super.preHandle(request, response, handler);
                var language = languages.resolveLocale(request);
                if (isWithoutCookie && !PREFERRED.resolveLocale(request).equals(language)) {
                    request.setAttribute(FormLanguage.OF_LINKS, language.getLanguage());
                }
                return isHandled;
            }

            @Override
            protected Locale parseLocaleValue(String text) {
                return supported(text);
            }
        };
        choice.setParamName(FormLanguage.FIELD);
        choice.setHttpMethods(HttpMethod.GET.name());
        choice.setIgnoreInvalidLocale(true);
        return choice;
    }

    private static Locale supported(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("Not a language of the pages"));
    }

    private static Optional<Locale> find(String text) {
        return SUPPORTED.stream()
                .filter(language -> language.getLanguage().equals(text))
                .findFirst();
    }
}
