package fr.spro.platform.web.autoconfigure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import fr.spro.platform.web.PageSettings;
import fr.spro.platform.web.forms.KeptForms;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.TestingAuthenticationToken;

class SignInTargetTests {

    private static final PageSettings PAGES =
            new PageSettings("APP", "/staff", List.of("clerk"), List.of("orders"), List.of(), "");

    private final CookieNames cookies = new CookieNames(PAGES, "orders", URI.create("https://orders.example.org"));
    private final KeptForms keptForms =
            new KeptForms(mock(MongoOperations.class), Clock.systemUTC(), cookies.form(), cookies.isSecure());
    private final StoredStaffNames names = new StoredStaffNames(mock(MongoOperations.class), Clock.systemUTC());
    private final SignInTarget target =
            new SignInTarget(PAGES, cookies, keptForms, names, "/oauth2/authorization/orders");

    @Test
    void shows_the_page_that_was_opened_before_signing_in() throws IOException {
        var opened = new MockHttpServletRequest("GET", "/staff/orders/7");
        opened.setQueryString("page=2");
        var toSignIn = new MockHttpServletResponse();
        target.commence(opened, toSignIn, new BadCredentialsException("anonymous"));

        var cookie = toSignIn.getCookie("__Host-APP_TARGET_ORDERS");
        assertThat(cookie).isNotNull();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(toSignIn.getRedirectedUrl()).isEqualTo("/oauth2/authorization/orders");
        assertThat(opened.getSession(false)).isNull();
        assertThat(afterSignIn(cookie)).isEqualTo("/staff/orders/7?page=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/staff/", "//evil.example/staff/", "/open", "", "staff/orders"})
    void never_leads_anywhere_but_to_a_staff_page(String address) throws IOException {
        var value = Base64.getUrlEncoder().encodeToString(address.getBytes(UTF_8));

        assertThat(afterSignIn(new Cookie("__Host-APP_TARGET_ORDERS", value))).isEqualTo("/staff/orders");
        assertThat(afterSignIn(new Cookie("__Host-APP_TARGET_ORDERS", "?"))).isEqualTo("/staff/orders");
    }

    @Test
    void a_session_gets_its_whole_life_when_somebody_has_signed_in() throws IOException {
        var request = new MockHttpServletRequest();
        target.onAuthenticationSuccess(request, new MockHttpServletResponse(), new TestingAuthenticationToken("a", ""));

        assertThat(request.getSession().getMaxInactiveInterval()).isEqualTo(8 * 60 * 60);
    }

    @Test
    void cookies_belong_to_the_host_alone_with_https() {
        assertThat(cookies.session()).isEqualTo("__Host-APP_ORDERS");
        assertThat(cookies.form()).isEqualTo("__Host-APP_FORM_ORDERS");
        assertThat(cookies.isSession("__Host-APP_STOCK")).isTrue();
        assertThat(cookies.isSession("__Host-APP_FORM_STOCK")).isFalse();
        assertThat(new CookieNames(PAGES, "orders", URI.create("http://localhost:8080")).session())
                .isEqualTo("APP_ORDERS");
    }

    private String afterSignIn(Cookie cookie) throws IOException {
        var request = new MockHttpServletRequest("GET", "/login/oauth2/code/orders");
        request.setCookies(cookie);
        var response = new MockHttpServletResponse();
        target.onAuthenticationSuccess(request, response, new TestingAuthenticationToken("a", ""));
        return String.valueOf(response.getRedirectedUrl());
    }
}
