package fr.spro.platform.web.forms;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.spro.platform.web.ErrorPages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Shows a form again with what was typed into it: after an error, in another language, or after signing in. The form
/// itself is not handled then. Where the page has no form any more, or is not shown any more, what was typed is shown.
public final class ReturnToForm extends OncePerRequestFilter {

    /// The attribute of a request that is answered by the sign-in.
    public static final String SIGN_IN = ReturnToForm.class.getName() + ".signIn";

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
        if (page.canShow() && !isSigningIn(request)) {
            var kept = keptForms.take(request, response);
            if (kept.isPresent()) page.show(request, kept.get(), "signed-in");
        }
        page.send();
    }

    private void show(AsGet request, TypedForm typed, String reason, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        typed.attachTo(request);
        var page = new PageBuffer(response);
        chain.doFilter(request, page);
        if (!isSigningIn(request)) page.show(request, typed, reason);
        page.send();
    }

    private static boolean isSigningIn(HttpServletRequest request) {
        return request.getAttribute(SIGN_IN) != null;
    }

    /// A page that is not sent before it is filled in.
    private final class PageBuffer extends ContentCachingResponseWrapper {

        private @Nullable Locale language;
        private @Nullable String redirect;

        private PageBuffer(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setLocale(Locale language) {
            this.language = language;
            super.setLocale(language);
        }

        @Override
        public void sendRedirect(String location) {
            redirect = location;
        }

        /// Adds what was typed to the page, whatever page it is.
        private void show(HttpServletRequest request, TypedForm typed, String reason) throws IOException {
            if (redirect != null && !typed.isEmpty()) showClosed(request, typed, redirect);
            else if (isRendered()) fill(request, typed, reason);
            else typed.attachTo(request);
        }

        /// Neither a download nor a temporary fault, after which the form is still kept.
        private boolean canShow() {
            return redirect != null
                    || isRendered()
                    || getStatus() >= SC_BAD_REQUEST && getStatus() < SC_INTERNAL_SERVER_ERROR;
        }

        private boolean isRendered() {
            var type = getContentType();
            return redirect == null
                    && getStatus() == SC_OK
                    && type != null
                    && type.startsWith(MediaType.TEXT_HTML_VALUE);
        }

        private void showClosed(HttpServletRequest request, TypedForm typed, String state) throws IOException {
            redirect = null;
            typed.attachTo(request);
            request.setAttribute(ErrorPages.REASON, ErrorPages.CLOSED_FORM);
            request.setAttribute(ErrorPages.STATE, state);
            sendError(SC_CONFLICT);
        }

        private void send() throws IOException {
            if (redirect == null) copyBodyToResponse();
            else super.sendRedirect(redirect);
        }

        private void fill(HttpServletRequest request, TypedForm typed, String reason) throws IOException {
            var html = FilledForm.html(
                    new String(getContentAsByteArray(), UTF_8),
                    request.getRequestURI(),
                    typed,
                    text("form.again." + reason),
                    text("form.again.file"),
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
