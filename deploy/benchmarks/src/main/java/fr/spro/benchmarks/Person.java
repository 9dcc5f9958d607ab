package fr.spro.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// A person who registers with a separate browser and its own cookies.
final class Person {

    static final String GATEWAY = "http://localhost:8080";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int number;
    private final URI form;
    private final Map<String, String> cookies = new HashMap<>();

    /// @param address of the pages
    Person(String address, String day, int number) {
        this.number = number;
        this.form = URI.create("%s/journees/%s/inscription".formatted(address, day));
    }

    String email() {
        return "person-%d@example.org".formatted(number);
    }

    void openForm() throws IOException, InterruptedException {
        open(form);
    }

    /// Submits the opened form.
    ///
    /// @return the next page
    URI sendForm() throws IOException, InterruptedException {
        var body = "firstName=Ada&lastName=Lovelace&structure=other&otherStructure=Autre&consent=true&email=%s%s"
                .formatted(
                        URLEncoder.encode(email(), UTF_8),
                        "&workshops%%5B0%%5D=w-%d&workshops%%5B1%%5D=w-%d".formatted(number % 3, 3 + number / 3 % 3));
        return send(form, body);
    }

    /// Opens a page with cookies; its form, if it has one, can then be submitted.
    void open(URI page) throws IOException, InterruptedException {
        var answer = run(HttpRequest.newBuilder(page));
        if (answer.statusCode() != 200) throw new IllegalStateException("%s: %d".formatted(page, answer.statusCode()));
    }

    /// Submits a form of the last opened page.
    ///
    /// @return the next page
    URI send(URI target, String form) throws IOException, InterruptedException {
        var answer = run(HttpRequest.newBuilder(target)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        if (answer.statusCode() != 302) {
            throw new IllegalStateException("%s: %d".formatted(target, answer.statusCode()));
        }
        return target.resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    private HttpResponse<String> run(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }
}
