package fr.spro.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An organiser, through the gateway: with a token at the API and signed in at the pages.
final class Staff {

    private static final String ADDRESS = "http://localhost:8080";
    private static final String API = ADDRESS + "/api/registration/v1";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Suite suite;
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(Redirect.NORMAL)
            .build();
    private String bearer = "";
    private String csrf = "";

    Staff(Suite suite) {
        this.suite = suite;
    }

    /// Gets a token, and signs in as the organiser of the local suite. Tokens expire soon: call it again.
    void signIn() throws IOException, InterruptedException {
        var basic = Base64.getEncoder().encodeToString(("story:" + suite.secret("clients/story")).getBytes(UTF_8));
        var token = send(HttpRequest.newBuilder(URI.create(ADDRESS + "/identity/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=registration-service")));
        bearer = JsonMapper.shared().readTree(token).path("access_token").asString();
        var page = page("/coordination/journees");
        if (!page.contains("name=\"password\"")) return;
        var password = suite.secret("users/organisatrice");
        submit("/identity/login", "username=organisatrice&password=" + URLEncoder.encode(password, UTF_8));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(send(api(path).GET()));
    }

    JsonNode post(String path, String type, byte[] body) throws IOException, InterruptedException {
        var request = api(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body));
        var answer = send(request);
        return answer.isEmpty()
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(answer);
    }

    JsonNode post(String path, String json) throws IOException, InterruptedException {
        return post(path, "application/json", json.getBytes(UTF_8));
    }

    void step(String day, String step) throws IOException, InterruptedException {
        var version = get(day).path("version").asLong();
        send(api(day + "/" + step)
                .header("If-Match", "\"%d\"".formatted(version))
                .POST(BodyPublishers.noBody()));
    }

    void put(String path, String json) throws IOException, InterruptedException {
        var version = get(path).path("version").asLong();
        send(api(path)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"%d\"".formatted(version))
                .PUT(BodyPublishers.ofString(json)));
    }

    /// The length of the response.
    int file(String path) throws IOException, InterruptedException {
        return send(api(path).POST(BodyPublishers.noBody())).length();
    }

    /// A page for a signed-in browser.
    String page(String path) throws IOException, InterruptedException {
        var page = send(HttpRequest.newBuilder(URI.create(ADDRESS + path)));
        var token = TOKEN.matcher(page);
        if (token.find()) csrf = token.group(1);
        return page;
    }

    /// Submits a form of the last shown page.
    String submit(String path, String form) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(ADDRESS + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form + "&_csrf=" + URLEncoder.encode(csrf, UTF_8))));
    }

    private HttpRequest.Builder api(String path) {
        return HttpRequest.newBuilder(URI.create(API + path)).header("Authorization", bearer());
    }

    private String bearer() {
        return "Bearer " + bearer;
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = browser.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException("%s: %d %s"
                    .formatted(
                            answer.request().uri(),
                            answer.statusCode(),
                            answer.body()
                                    .substring(0, Math.min(500, answer.body().length()))));
        }
        return answer.body();
    }
}
