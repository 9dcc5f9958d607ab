package fr.spro.platform.web;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.session.FindByIndexNameSessionRepository;

/// Error pages of a running service for the staff: they know who is signed in.
class StaffErrorsTests extends RunningPages {

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    FindByIndexNameSessionRepository<?> sessions;

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/staff/nothing, 404",
        "/staff/orders/unknown, 404",
        "/staff/orders/nobody, 403",
        "/staff/orders/broken, 500",
        "/staff/orders/away, 503"
    })
    void an_error_leads_everybody_of_the_staff_to_a_page_that_they_may_open(String path, int status) throws Exception {
        var ofManager = get(path, "manager");
        var ofClerk = get(path, "clerk");

        assertThat(ofManager.statusCode()).isEqualTo(status);
        assertThat(ofManager.body())
                .contains("<p><a href=\"/staff/reports\">", "action=\"/logout/survey\"")
                .contains("href=\"/staff/orders\"");
        assertThat(ofClerk.statusCode()).isEqualTo(status);
        assertThat(ofClerk.body())
                .contains("<p><a href=\"/staff/orders\">", "action=\"/logout/survey\"")
                .doesNotContain("/staff/reports");
    }

    @Test
    void a_form_that_is_out_of_date_leads_to_the_start_page_of_the_role() throws Exception {
        var form = request("/staff/orders/form", "manager").POST(BodyPublishers.ofString("_csrf=old"));

        assertThat(client.send(form.build(), ofString()).body())
                .contains("<p><a href=\"/staff/reports\">", "action=\"/logout/survey\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/staff/nothing", "/staff/orders"})
    void who_has_no_role_is_led_to_the_public_start_page(String path) throws Exception {
        assertThat(get(path, "cook").body())
                .contains("<p><a href=\"/\">", "action=\"/logout/survey\"")
                .doesNotContain("<a href=\"/staff/");
    }

    @Test
    void an_address_that_is_refused_before_the_session_is_read_leads_to_a_page_for_every_role() throws Exception {
        assertThat(get("/staff/orders;x", "clerk").body())
                .contains("<p><a href=\"/staff/orders\">")
                .doesNotContain("/logout/", "/staff/reports");
    }

    @Test
    void the_error_page_of_a_public_page_knows_nobody() throws Exception {
        assertThat(get("/open/broken", "manager").body())
                .contains("<p><a href=\"/\">")
                .doesNotContain("/logout/", "/staff/");
    }

    private HttpResponse<String> get(String path, String role) throws Exception {
        return client.send(request(path, role).build(), ofString());
    }

    private HttpRequest.Builder request(String path, String role) {
        var session = StoredSignIn.signIn(sessions, "camille", "sid-1", role);
        return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", session.getName() + "=" + session.getValue());
    }
}
