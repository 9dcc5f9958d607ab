package fr.spro.platform.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/// Signing out takes away the keys of what a device keeps: it asks first if the device has not sent
/// everything.
class UnsentOnDeviceTests extends RunningPages {

    private static final Cookie NOTED =
            new Cookie(UnsentOnDevice.COOKIE, "/staff/days/d-1/door:3|/staff/days/d-2/door:1");

    @Test
    void reads_how_much_each_page_has_not_sent() {
        assertThat(read(NOTED.getValue()))
                .containsExactly(
                        new UnsentOnDevice("/staff/days/d-1/door", 3), new UnsentOnDevice("/staff/days/d-2/door", 1));
        assertThat(UnsentOnDevice.of(new MockHttpServletRequest())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/door", "/door:0", "/door:-1", "/door:99999", "//host/door:1", "https://host:1", "door:1"})
    void ignores_what_no_page_notes(String noted) {
        assertThat(read(noted)).isEmpty();
    }

    @Test
    void signing_out_asks_first_while_something_is_not_sent() {
        var signedOut = mvc.post()
                .uri("/logout/survey")
                .with(staff("clerk"))
                .with(csrf())
                .cookie(new Cookie("APP_SURVEY", "a"), NOTED)
                .exchange();
        assertThat(signedOut).hasStatus(303).hasHeader("Location", "/logout/survey");
        assertThat(signedOut).doesNotContainHeader("Set-Cookie");

        assertThat(mvc.get().uri("/logout/survey").with(staff("clerk")).cookie(NOTED))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "elles seront perdues", "3 présences", "href=\"/staff/days/d-1/door\"", "Ne pas se déconnecter")
                .contains("name=\"asked\"", "Se déconnecter et perdre ces présences");
    }

    @Test
    void whoever_was_asked_is_signed_out_and_the_note_goes_with_the_keys() {
        var signedOut = mvc.post()
                .uri("/logout/survey")
                .param("asked", "yes")
                .with(staff("clerk"))
                .with(csrf())
                .cookie(new Cookie("APP_SURVEY", "a"), NOTED)
                .exchange();

        assertThat(signedOut).hasStatus3xxRedirection();
        assertThat(signedOut)
                .cookies()
                .hasMaxAge("APP_SURVEY", Duration.ZERO)
                .hasMaxAge(UnsentOnDevice.COOKIE, Duration.ZERO);
    }

    @Test
    void the_page_that_asks_opens_by_a_link_and_says_who_is_signed_in() {
        assertThat(mvc.get().uri("/logout/survey").with(staff("clerk")))
                .hasStatusOk()
                .bodyText()
                .contains("Vous travaillez sous le nom")
                .doesNotContain("perdre");
        assertThat(mvc.get().uri("/logout/survey"))
                .hasStatusOk()
                .bodyText()
                .contains("Personne n’est connecté")
                .doesNotContain("<button class");
        assertThat(mvc.get().uri("/logout/other")).hasStatus(404);
    }

    @Test
    void with_https_another_host_of_the_domain_notes_nothing() {
        var request = new MockHttpServletRequest();
        request.setSecure(true);
        request.setCookies(new Cookie(UnsentOnDevice.COOKIE, "/staff/days/d-1/door:3"));

        assertThat(UnsentOnDevice.of(request)).isEmpty();
        request.setCookies(new Cookie("__Host-" + UnsentOnDevice.COOKIE, "/staff/days/d-1/door:3"));
        assertThat(UnsentOnDevice.of(request)).hasSize(1);
    }

    private static List<UnsentOnDevice> read(String noted) {
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie(UnsentOnDevice.COOKIE, noted));
        return UnsentOnDevice.of(request);
    }
}
