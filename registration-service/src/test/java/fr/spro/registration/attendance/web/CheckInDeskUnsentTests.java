package fr.spro.registration.attendance.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.web.UnsentOnDevice;
import fr.spro.registration.PageTest;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.Context;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// What the script of the check-in desk notes of unsent check-ins, and the page that closes the day,
/// which reads it.
class CheckInDeskUnsentTests extends PageTest {

    @Test
    void the_script_notes_what_other_pages_read() throws IOException {
        var first = unsentWith("", desk("d-1"), 3);
        var both = unsentWith(first, desk("d-10"), 1);

        assertThat(UnsentOnDevice.of(request(both)))
                .containsExactly(new UnsentOnDevice(desk("d-1"), 3), new UnsentOnDevice(desk("d-10"), 1));
        assertThat(unsentWith(both, desk("d-1"), 2)).isEqualTo(desk("d-10") + ":1|" + desk("d-1") + ":2");
        assertThat(unsentWith(both, desk("d-1"), 0)).isEqualTo(desk("d-10") + ":1");
        assertThat(unsentWith(first, desk("d-1"), 0)).isEmpty();
    }

    /// The note is one cookie for all days: the end of one of them must not take away what is noted of
    /// others.
    @Test
    void the_note_outlasts_the_day_and_the_key_lasts_while_something_is_unsent() throws IOException {
        assertThat(evaluate("noteAge('/x:1')")).isEqualTo(String.valueOf(400 * 86_400));
        assertThat(evaluate("noteAge('')")).isEqualTo("0");
        assertThat(evaluate("keyAge(60000, 0, 0)")).isEqualTo("60");
        assertThat(evaluate("keyAge(60000, 0, 120000)")).isEqualTo("0");
        assertThat(evaluate("keyAge(60000, 2, 120000)")).isEqualTo(String.valueOf(7 * 86_400 - 60));
    }

    @Test
    void closing_the_day_warns_of_what_this_device_has_not_sent_with_the_way_to_send_it() {
        publish(10, 5);
        begin();

        assertThat(close(desk(day.value()) + ":3"))
                .bodyText()
                .contains(
                        "Cet appareil garde 3 présences qui ne sont pas encore envoyées", "manquent dans les chiffres")
                .contains("href=\"%s\"".formatted(desk(day.value())), "ne se voient pas ici");
        assertThat(close(desk("d-2") + ":3"))
                .as("of another day")
                .bodyText()
                .contains("ne se voient pas ici")
                .doesNotContain("manquent dans les chiffres");
    }

    @Test
    void every_staff_page_says_what_the_device_still_has_to_send() {
        publish(10, 5);

        assertThat(mvc.get()
                        .uri("/coordination/journees/%s".formatted(day.value()))
                        .with(staff("organiser"))
                        .cookie(new Cookie(UnsentOnDevice.COOKIE, desk(day.value()) + ":1")))
                .bodyText()
                .contains("Cet appareil garde une présence", "Ouvrir le pointage pour envoyer");
    }

    private MvcTestResult close(String noted) {
        return mvc.get()
                .uri("/coordination/journees/%s/hold".formatted(day.value()))
                .with(staff("organiser"))
                .cookie(new Cookie(UnsentOnDevice.COOKIE, noted))
                .exchange();
    }

    private static String desk(String day) {
        return "/coordination/journees/%s/accueil".formatted(day);
    }

    private static MockHttpServletRequest request(String noted) {
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie(UnsentOnDevice.COOKIE, noted));
        return request;
    }

    private static String unsentWith(String noted, String address, int count) throws IOException {
        return evaluate("unsentWith('%s', '%s', %d)".formatted(noted, address, count));
    }

    private static String evaluate(String call) throws IOException {
        try (var asset = CheckInDeskUnsentTests.class.getResourceAsStream("/assets/check-in.js");
                var context = Context.enter()) {
            var text = new String(Objects.requireNonNull(asset).readAllBytes(), StandardCharsets.UTF_8);
            var script = text.substring(text.indexOf("// --- the note"), text.indexOf("// --- communication"));
            context.setLanguageVersion(Context.VERSION_ES6);
            var scope = context.initStandardObjects();
            return Context.toString(context.evaluateString(scope, script + call, "check-in.js", 1, null));
        }
    }
}
