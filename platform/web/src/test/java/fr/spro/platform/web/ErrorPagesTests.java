package fr.spro.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

class ErrorPagesTests {

    private final ErrorPages pages = new ErrorPages(new ShellAdvice(
            new ServiceName("orders-service"),
            new PageSettings("APP", "/staff", List.of("clerk"), List.of("orders", "stock"), List.of(), "/lien"),
            SiteIdentity.of("Orders")));

    @ParameterizedTest
    @CsvSource({
        "/orders/gone, /orders/gone?lang=, /",
        "/staff/stock/x, /staff/stock/x?lang=, /staff/orders",
        "//example.org/orders, /example.org/orders?lang=, /"
    })
    void an_error_page_links_to_the_start_page_and_to_the_other_language(String asked, String language, String home) {
        var request = new MockHttpServletRequest("GET", "/error");
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, asked);

        var page = pages.page(request, HttpStatus.NOT_FOUND);

        assertThat(page.getModel())
                .containsEntry("home", home)
                .extractingByKey("shell")
                .hasFieldOrPropertyWithValue("languageAddress", language);
    }

    @ParameterizedTest
    @CsvSource({
        "/INSCRIPTIONS/R-1.1.ABC, link, /lien",
        "/enquetes/i-1.1.cut/, link, /lien",
        "/journees/unknown, 404, ''",
        "/staff/v1.2, 404, ''"
    })
    void what_was_probably_a_secret_link_offers_a_new_one(String asked, String key, String lostLink) {
        var request = new MockHttpServletRequest("GET", "/error");
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, asked);

        assertThat(pages.page(request, HttpStatus.NOT_FOUND).getModel())
                .containsEntry("key", key)
                .containsEntry("lostLink", lostLink);
    }

    @Test
    void a_status_without_its_own_text_has_that_of_its_class() {
        var request = new MockHttpServletRequest("GET", "/error");

        assertThat(pages.page(request, HttpStatus.GONE).getModel()).containsEntry("key", "400");
        assertThat(pages.page(request, HttpStatus.BAD_GATEWAY).getModel()).containsEntry("key", "500");
    }

    @Test
    void an_error_page_keeps_the_menu_of_those_who_are_signed_in() {
        assertThat(hasMenu("/staff/stock/x")).as("before signing in").isFalse();

        var clerk = Jwt.withTokenValue("token")
                .header("alg", "none")
                .subject("camille")
                .claim("roles", List.of("clerk"))
                .build();
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(clerk, ""));

        assertThat(hasMenu("/staff/stock/x")).isTrue();
        assertThat(hasMenu("/orders/gone")).as("a public page").isFalse();
    }

    @AfterEach
    void sign_out() {
        SecurityContextHolder.clearContext();
    }

    private boolean hasMenu(String asked) {
        var request = new MockHttpServletRequest("GET", "/error");
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, asked);
        return (boolean) pages.page(request, HttpStatus.FORBIDDEN).getModel().get("hasMenu");
    }
}
