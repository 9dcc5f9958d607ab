package fr.spro.platform.web.autoconfigure;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.spro.platform.web.ErrorPages;
import fr.spro.platform.web.PageSettings;
import fr.spro.platform.web.forms.KeptForms;
import fr.spro.platform.web.forms.ReturnToForm;
import fr.spro.platform.web.forms.TypedForm;
import fr.spro.platform.web.security.Staff;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.util.WebUtils;

/// The staff page that somebody opened before signing in, in a cookie: nothing is stored for visitors who never sign
/// in, but what was typed into a form. After signing in the session gets its whole life.
record SignInTarget(PageSettings pages, CookieNames cookies, KeptForms keptForms, StoredStaffNames names, String signIn)
        implements AuthenticationEntryPoint, AuthenticationSuccessHandler {

    private static final int MAX_LENGTH = 2000;

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException anonymous)
            throws IOException {
        var typed = TypedForm.of(request);
        // Also the page to which an earlier form returns.
        var isForm = !request.getMethod().equals("GET") || !typed.isEmpty();
        var hasPage = !isForm || keptForms.keep(request, response);
        var isUpload = TypedForm.isUpload(request);
        if (isForm && !hasPage && (!typed.isEmpty() || isUpload)) {
            request.setAttribute(ErrorPages.REASON, isUpload ? ErrorPages.SIGNED_OUT_FILE : ErrorPages.SIGNED_OUT);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        var query = request.getQueryString();
        var address = request.getRequestURI() + (query == null ? "" : "?" + query);
        if (hasPage && address.length() <= MAX_LENGTH) {
            response.addCookie(cookie(address, Sessions.SECONDS_BEFORE_SIGN_IN));
        }
        request.setAttribute(ReturnToForm.SIGN_IN, true);
        response.sendRedirect(signIn);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        request.getSession().setMaxInactiveInterval(Sessions.SECONDS_SIGNED_IN);
        Staff.of(authentication).ifPresent(names::signedIn);
        var target = target(request);
        if (target.isPresent()) response.addCookie(cookie("", 0));
        response.sendRedirect(
                target.orElseGet(() -> pages.staffHome(Staff.of(authentication).orElse(null))));
    }

    private Cookie cookie(String address, int seconds) {
        var cookie = new Cookie(cookies.target(), Base64.getUrlEncoder().encodeToString(address.getBytes(UTF_8)));
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(cookies.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    /// Only a staff page of this host.
    private Optional<String> target(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, cookies.target()))
                .map(Cookie::getValue)
                .flatMap(SignInTarget::decoded)
                .filter(pages::isForStaff);
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(value), UTF_8));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
