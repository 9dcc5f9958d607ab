package fr.spro.registration.attendance.web;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.PageTest;
import fr.spro.registration.day.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.Context;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// What the check-in desk tells and takes back: notes of refused check-ins, and links that lead away
/// while it is offline.
class CheckInDeskNotesTests extends PageTest {

    @Test
    void a_desk_that_was_opened_before_learns_with_the_list_that_the_day_is_completed() {
        publish(10, 5);
        assertThat(text("/coordination/journees/%s/accueil/liste".formatted(day.value())))
                .contains("\"held\":false");

        end();
        moveDay.handle(day, Step.HOLD, "camille");

        assertThat(text("/coordination/journees/%s/accueil/liste".formatted(day.value())))
                .contains("\"held\":true");
    }

    @Test
    void the_list_names_what_is_to_be_verified_until_somebody_has_decided() {
        publish(10, 5);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");
        begin();
        for (var id : List.of(ada, bea)) {
            cancelRegistration.handle(id, "camille");
            assertThat(mvc.post()
                            .uri("/api/registration/v1/days/%s/attendance".formatted(day.value()))
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"checkIns\":[{\"id\":\"1\",\"registration\":\"%s\",\"at\":\"%s\"}]}"
                                    .formatted(id.value(), clock.instant()))
                            .with(program()))
                    .bodyText()
                    .contains("CANCELLED");
        }
        assertThat(unverified()).containsExactlyInAnyOrder(ada.value(), bea.value());

        var pending = "/coordination/journees/%1$s/presences/%1$s.%2$s.day/ecart".formatted(day.value(), ada.value());
        assertThat(mvc.post().uri(pending).with(csrf()).with(staff("organiser")))
                .hasStatus3xxRedirection();

        assertThat(unverified()).containsExactly(bea.value());
    }

    @Test
    void a_note_goes_once_the_list_no_longer_names_what_it_says_is_to_be_verified() throws IOException {
        var ofTheDay = "{registration: 'r-1', session: null, reason: 'CANCELLED'}";
        var kept = "['CANCELLED']";

        assertThat(decided(ofTheDay, "[]", kept)).isTrue();
        assertThat(decided(ofTheDay, "[{registration: 'r-1'}]", kept)).isFalse();
        assertThat(decided(ofTheDay, "[{registration: 'r-1', session: 'w-1'}]", kept))
                .as("of a session only")
                .isTrue();
        assertThat(decided("{registration: 'r-1', session: 'w-1', reason: 'CANCELLED'}", "[]", kept))
                .isTrue();
        assertThat(decided("{registration: 'r-1', reason: 'ERASED'}", "[]", kept))
                .as("of what is kept nowhere, until somebody has read it")
                .isFalse();
        assertThat(decided("{name: 'Ada', reason: 'CANCELLED'}", "[]", kept))
                .as("of a version before")
                .isFalse();
        assertThat(decided(ofTheDay, "undefined", kept))
                .as("the list of an instance of a version before")
                .isFalse();
    }

    @Test
    void the_script_stops_only_presses_that_lead_to_another_page_in_this_tab() throws IOException {
        var away = "{origin: 'https://a', pathname: '/logout/registration', target: ''}";

        assertThat(leadsAway(away, "{button: 0}")).isTrue();
        assertThat(leadsAway(away, "{button: 1}")).as("in a new tab").isFalse();
        assertThat(leadsAway(away, "{button: 0, ctrlKey: true}")).isFalse();
        assertThat(leadsAway("{origin: 'https://a', pathname: '/desk', target: ''}", "{button: 0}"))
                .as("the desk itself, which opens offline")
                .isFalse();
        assertThat(leadsAway("{origin: 'https://b', pathname: '/', target: ''}", "{button: 0}"))
                .isFalse();
    }

    @Test
    void offline_the_desk_says_in_both_languages_that_nothing_is_lost() {
        publish(10, 5);

        assertThat(desk("")).contains("id=\"check-in-sign-out\"", "id=\"check-in-away\" role=\"alert\"");
        assertThat(desk("")).contains("la déconnexion n’est pas possible maintenant", "Rien n’est perdu");
        assertThat(desk("?lang=en")).contains("you cannot sign out now", "Nothing is lost");
    }

    private String desk(String query) {
        return text("/coordination/journees/%s/accueil%s".formatted(day.value(), query));
    }

    private List<String> unverified() {
        var list = text("/coordination/journees/%s/accueil/liste".formatted(day.value()));
        return JsonMapper.shared()
                .readTree(list)
                .path("unverified")
                .valueStream()
                .map(one -> one.path("registration").asString())
                .toList();
    }

    private String text(String address) {
        try {
            return mvc.get()
                    .uri(address)
                    .with(staff("organiser"))
                    .exchange()
                    .getResponse()
                    .getContentAsString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean decided(String note, String unverified, String kept) throws IOException {
        return evaluate("isDecided(%s, %s, %s)".formatted(note, unverified, kept));
    }

    private static boolean leadsAway(String link, String press) throws IOException {
        return evaluate("leadsAway(%s, %s, {origin: 'https://a', pathname: '/desk'})".formatted(link, press));
    }

    private static boolean evaluate(String call) throws IOException {
        try (var asset = CheckInDeskNotesTests.class.getResourceAsStream("/assets/check-in.js");
                var context = Context.enter()) {
            var text = new String(Objects.requireNonNull(asset).readAllBytes(), StandardCharsets.UTF_8);
            var script = text.substring(text.indexOf("// --- notes"), text.indexOf("// --- communication"));
            context.setLanguageVersion(Context.VERSION_ES6);
            var scope = context.initStandardObjects();
            return Context.toBoolean(context.evaluateString(scope, script + call, "check-in.js", 1, null));
        }
    }
}
