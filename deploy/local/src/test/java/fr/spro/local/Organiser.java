package fr.spro.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.springframework.boot.json.JacksonJsonParser;

/// A client of the API with the rights of an organiser.
final class Organiser {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI gateway;
    private final String authorization;

    /// @param secret of the client `story`
    Organiser(URI gateway, String secret) throws IOException, InterruptedException {
        this.gateway = gateway;
        var basic = Base64.getEncoder().encodeToString(("story:" + secret).getBytes(UTF_8));
        var answer = post(
                "/identity/oauth2/token",
                "Basic " + basic,
                "application/x-www-form-urlencoded",
                "grant_type=client_credentials&scope=registration-service");
        authorization = "Bearer " + new JacksonJsonParser().parseMap(answer).get("access_token");
    }

    /// Creates and publishes a day.
    void publish(String day) throws IOException, InterruptedException {
        var start = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(30));
        var json = """
            {"slug":"%s","title":"Journée","description":"Une journée","place":"Angers","startsAt":"%s",\
            "endsAt":"%s","places":5000,"sessions":[]}\
            """.formatted(day, start, start.plus(Duration.ofHours(8)));
        var drafted = post("/api/registration/v1/days", authorization, "application/json", json);
        var version = new JacksonJsonParser().parseMap(drafted).get("version");
        send(request("/api/registration/v1/days/%s/publish".formatted(day), authorization)
                .header("If-Match", "\"%s\"".formatted(version))
                .POST(BodyPublishers.noBody()));
    }

    private String post(String path, String authorization, String type, String body)
            throws IOException, InterruptedException {
        return send(request(path, authorization).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String authorization) {
        return HttpRequest.newBuilder(gateway.resolve(path)).header("Authorization", authorization);
    }

    private String send(HttpRequest.Builder ready) throws IOException, InterruptedException {
        var request = ready.build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("%s: %d %s".formatted(request.uri(), answer.statusCode(), answer.body()));
        }
        return answer.body();
    }
}
