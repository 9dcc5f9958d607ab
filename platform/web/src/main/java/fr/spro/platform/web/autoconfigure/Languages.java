package fr.spro.platform.web.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/// French or English: chosen with `?lang=`, remembered in a cookie, otherwise what the browser prefers.
@Configuration(proxyBeanMethods = false)
class Languages {

    private static final List<Locale> SUPPORTED = List.of(Locale.FRENCH, Locale.ENGLISH);

    @Bean
    LocaleResolver localeResolver(CookieNames cookies) {
        var preferred = new AcceptHeaderLocaleResolver();
        preferred.setSupportedLocales(SUPPORTED);
        preferred.setDefaultLocale(Locale.FRENCH);
        var cookie = new CookieLocaleResolver(cookies.language()) {
            @Override
            protected Locale parseLocaleValue(String text) {
                return supported(text);
            }
        };
        cookie.setDefaultLocaleFunction(preferred::resolveLocale);
        cookie.setRejectInvalidCookies(false);
        cookie.setCookieMaxAge(Duration.ofDays(365));
        cookie.setCookieSameSite("Lax");
        cookie.setCookieHttpOnly(true);
        cookie.setCookieSecure(cookies.isSecure());
        return cookie;
    }

    @Bean
    LocaleChangeInterceptor languageChoice() {
        var choice = new LocaleChangeInterceptor() {
            @Override
            protected Locale parseLocaleValue(String text) {
                return supported(text);
            }
        };
        choice.setParamName("lang");
        choice.setHttpMethods(HttpMethod.GET.name());
        choice.setIgnoreInvalidLocale(true);
        return choice;
    }

    private static Locale supported(String text) {
        return SUPPORTED.stream()
                .filter(language -> language.getLanguage().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not a language of the pages"));
    }
}
