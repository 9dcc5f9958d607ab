package fr.spro.platform.web;

import static fr.spro.platform.web.SignedIn.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Parameters that cannot be bound.
class MalformedParameterTests extends RunningPages {

    @ParameterizedTest
    @CsvSource({
        "items[256], x",
        "items[2147483648], x",
        "items[-1], x",
        "items[a], x",
        "items[, x",
        "items[0].text, x",
        "lines[q], x",
        "lines[q][0], x",
        "lines[, x",
        "gift, maybe",
        "gift[0], true",
        "name.x, y"
    })
    void every_binding_fault_is_a_bad_request_or_the_form_again(String name, String value) {
        var answer = order(name, value);

        assertThat(answer.getUnresolvedException()).isNull();
        assertThat(answer.getResponse().getStatus()).isIn(200, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x1", "#1", "\u0661", "1 2", "1.0", "2147483648"})
    void a_number_has_ascii_digits(String text) {
        assertThat(mvc.get().uri("/open/search").param("page", text)).hasStatus(400);
        assertThat(mvc.get().uri("/open/search").param("page", " 7 "))
                .hasStatusOk()
                .hasBodyTextEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1795000000000", "2026-11-19", "2026-11-19T09:30:00", ""})
    void an_instant_has_a_date_a_time_and_an_offset(String text) {
        assertThat(mvc.get().uri("/open/since").param("at", text)).hasStatus(400);
        assertThat(mvc.get().uri("/open/since").param("at", "2026-11-19T09:30:00+01:00"))
                .hasStatusOk()
                .hasBodyTextEqualTo("2026-11-19T08:30:00Z");
    }

    @Test
    void a_form_without_faults_is_accepted() {
        assertThat(order("name", "Ada")).hasStatusOk().hasBodyTextEqualTo("Ada");
        assertThat(order("items[3]", "x")).hasStatusOk();
    }

    @Test
    void a_control_character_in_a_parameter_is_a_bad_request_that_names_it() {
        assertThat(mvc.post().uri("/open/post").param("name", "a\u0000b")).hasStatus(400);
        assertThat(order("lines[\u0001]", "a")).hasStatus(400);
        assertThat(mvc.get().uri("/open/search").param("q", "a\u0000")).hasStatus(400);
        assertThat(mvc.get().uri("/open/search").param("page", "one")).hasStatus(400);
        assertThat(mvc.get().uri("/api/survey/v1/search").param("q", "\u0007").with(program("manager")))
                .hasStatus(400)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.errors[0].path")
                .isEqualTo("q");
    }

    @Test
    void a_control_character_in_a_body_is_a_bad_request_that_names_the_field() {
        for (var text : new String[] {"a\\u0000b", "\\u001b[31m", "\\u0085"}) {
            assertThat(mvc.post()
                            .uri("/api/survey/v1/things")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"name\":\"%s\",\"town\":\"y\"}".formatted(text))
                            .with(program("manager")))
                    .hasStatus(400)
                    .bodyJson()
                    .extractingPath("$.errors[0].path")
                    .isEqualTo("name");
        }
    }

    @Test
    void tabs_and_all_line_breaks_are_text() {
        assertThat(order("name", "a\tb\r\nc")).hasStatusOk().hasBodyTextEqualTo("a\tb\r\nc");
        assertThat(order("name", "a\u000Bb\fc\u0085d")).hasStatusOk().hasBodyTextEqualTo("a\nb\nc\nd");
    }

    @Test
    void a_body_above_the_limit_of_its_operation_is_refused() {
        assertThat(mvc.post()
                        .uri("/api/survey/v1/things")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(" ".repeat(256 * 1024 + 1))
                        .with(program("manager")))
                .hasStatus(413)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(mvc.post()
                        .uri("/api/survey/v1/things")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(" ".repeat(256 * 1024 - 30) + "{\"name\":\"x\",\"town\":\"y\"}")
                        .with(program("manager")))
                .hasStatusOk();
    }

    private MvcTestResult order(String name, String value) {
        return mvc.post().uri("/open/order").param(name, value).with(csrf()).exchange();
    }
}
