package fr.spro.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/// French or English: what was chosen with `?lang=`, then the cookie that remembers it, then what the browser prefers.
public class LanguageChoice implements LocaleResolver, HandlerInterceptor {

    private static final String PARAMETER = "lang";
    private static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);

    private final String cookie;

    public LanguageChoice(PageSettings pages) {
        this.cookie = pages.languageCookie();
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return chosen(request)
                .or(() -> Optional.ofNullable(WebUtils.getCookie(request, cookie))
                        .flatMap(chosen -> language(chosen.getValue())))
                .orElseGet(() -> preferred(request));
    }

    @Override
    public void setLocale(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale language) {
        throw new IllegalStateException("The language is chosen with ?%s=".formatted(PARAMETER));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        chosen(request)
                .ifPresent(language -> response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(cookie, language.getLanguage())
                                .path("/")
                                .maxAge(Duration.ofDays(365))
                                .sameSite("Lax")
                                .httpOnly(true)
                                .build()
                                .toString()));
        return true;
    }

    private static Optional<Locale> chosen(HttpServletRequest request) {
        return "GET".equals(request.getMethod()) ? language(request.getParameter(PARAMETER)) : Optional.empty();
    }

    private static Optional<Locale> language(@Nullable String text) {
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(text))
                .findFirst();
    }

    private static Locale preferred(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (header == null) return Locale.FRENCH;
        try {
            var best = Locale.lookup(Locale.LanguageRange.parse(header), LANGUAGES);
            return best == null ? Locale.FRENCH : best;
        } catch (IllegalArgumentException nonsense) {
            return Locale.FRENCH;
        }
    }
}
