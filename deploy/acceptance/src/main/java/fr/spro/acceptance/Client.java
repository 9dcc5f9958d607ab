package fr.spro.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An API client with an access token, which is renewed before it expires.
final class Client {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String APIS = "registration-service+survey-service+branding-service+notification-service";

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest tokenRequest;
    private String token = "";
    private Instant renewAt = Instant.MIN;

    Client(String name, String secret) {
        var basic = Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
        tokenRequest = HttpRequest.newBuilder(URI.create(Visitor.ADDRESS + "/identity/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=" + APIS))
                .build();
    }

    JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    /// Whether there is a resource at this path.
    boolean exists(String path) {
        return exchange(request(path).GET().build()).statusCode() == 200;
    }

    JsonNode post(String path, String json) {
        return post(path, json, path);
    }

    /// @param key unique among requests to the same path
    JsonNode post(String path, String json, String key) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "story" + key)
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    /// The codes of the errors that a POST is rejected for.
    List<String> rejected(String path, String json) {
        var response = exchange(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
        return JSON.readTree(response.body())
                .path("errors")
                .valueStream()
                .map(error -> error.path("code").asString())
                .toList();
    }

    /// Takes a step of the day at this path, as it is now.
    ///
    /// @return its new status
    String step(String day, String step) {
        var version = get(day).path("version").asLong();
        return send(request(day + "/" + step)
                        .header("If-Match", "\"%d\"".formatted(version))
                        .POST(BodyPublishers.noBody())
                        .build())
                .path("status")
                .asString();
    }

    /// @param version that was read
    JsonNode put(String path, String json, long version) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"%d\"".formatted(version))
                .PUT(BodyPublishers.ofString(json))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(Visitor.ADDRESS + path))
                .header("Authorization", "Bearer " + token())
                .header(Correlations.HEADER, Correlations.of(path.substring(path.lastIndexOf('/'))));
    }

    private String token() {
        if (Instant.now().isBefore(renewAt)) return token;
        var answer = send(tokenRequest);
        token = answer.path("access_token").asString();
        renewAt = Instant.now().plusSeconds(answer.path("expires_in").asLong() / 2);
        return token;
    }

    private JsonNode send(HttpRequest request) {
        var response = exchange(request);
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                    "%s: %d %s".formatted(request.uri(), response.statusCode(), response.body()));
        }
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
