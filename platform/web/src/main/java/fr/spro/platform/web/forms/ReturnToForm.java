package fr.spro.platform.web.forms;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Shows a form again with what was typed into it: after an error, in another language, or after signing in. The form
/// itself is not handled then. Where the page has no form any more, it shows what was typed.
public final class ReturnToForm extends OncePerRequestFilter {

    private final KeptForms keptForms;
    private final MessageSource messages;

    public ReturnToForm(KeptForms keptForms, MessageSource messages) {
        this.keptForms = keptForms;
        this.messages = messages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (TypedForm.isForm(request)) {
            var language = request.getParameter(TypedForm.LANGUAGE);
            if (language == null && request.getParameter(TypedForm.RETURN) == null) chain.doFilter(request, response);
            else
                show(
                        new AsGet(request, language == null ? request.getParameter(FormLanguage.FIELD) : language),
                        TypedForm.of(request),
                        language == null ? "error" : "language",
                        response,
                        chain);
        } else if (keptForms.isAnnouncedBy(request)) {
            showKept(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void showKept(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var page = new PageBuffer(response);
        chain.doFilter(request, page);
        var kept = page.isRendered() ? keptForms.take(request, response) : Optional.<TypedForm>empty();
        if (kept.isPresent()) page.fill(request, kept.get(), "signed-in");
        page.copyBodyToResponse();
    }

    private void show(AsGet request, TypedForm typed, String reason, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        typed.attachTo(request);
        var page = new PageBuffer(response);
        chain.doFilter(request, page);
        if (page.isRendered()) page.fill(request, typed, reason);
        page.copyBodyToResponse();
    }

    /// A page that is not sent before it is filled in.
    private final class PageBuffer extends ContentCachingResponseWrapper {

        private @Nullable Locale language;

        private PageBuffer(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setLocale(Locale language) {
            this.language = language;
            super.setLocale(language);
        }

        private boolean isRendered() {
            var type = getContentType();
            return getStatus() == SC_OK && type != null && type.startsWith(MediaType.TEXT_HTML_VALUE);
        }

        private void fill(HttpServletRequest request, TypedForm typed, String reason) throws IOException {
            var html = FilledForm.html(
                    new String(getContentAsByteArray(), UTF_8),
                    request.getRequestURI(),
                    typed,
                    text("form.again." + reason),
                    text("form.again.lost"));
            resetBuffer();
            setHeader("Cache-Control", "no-store");
            getOutputStream().write(html.getBytes(UTF_8));
        }

        private String text(String key) {
            return messages.getMessage(key, null, language == null ? Locale.FRENCH : language);
        }
    }
}
