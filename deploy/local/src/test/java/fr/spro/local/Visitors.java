package fr.spro.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// People who register one after the other, in several browsers at the same time, until this is closed.
final class Visitors implements AutoCloseable {

    private static final int BROWSERS = 2;
    private static final int PAUSE_MILLIS = 200;
    private static final long BLOCKED_NANOS = 2_000_000_000L;

    private final URI gateway;
    private final String day;
    private final ScheduledExecutorService browsers = Executors.newScheduledThreadPool(BROWSERS);
    private final List<AtomicInteger> visits =
            Stream.generate(AtomicInteger::new).limit(BROWSERS).toList();
    private final Map<Integer, Long> began = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    /// @param day its address and the prefix of the visitors' e-mail addresses
    Visitors(URI gateway, String day) {
        this.gateway = gateway;
        this.day = day;
        for (int i = 0; i < BROWSERS; i++) {
            var browser = i;
            browsers.scheduleWithFixedDelay(() -> visit(browser), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void visit(int browser) {
        began.put(browser, System.nanoTime());
        var address = "%s-%d-%d@example.org"
                .formatted(day, browser, visits.get(browser).get());
        var cookies = new CookieManager();
        try (var http = HttpClient.newBuilder().cookieHandler(cookies).build()) {
            get(http, gateway.resolve("/"));
            get(http, gateway.resolve("/journees/" + day));
            var next = register(http, address);
            accepted.add(address);
            get(http, next);
        } catch (Exception e) {
            failures.add("%s: %s".formatted(address, e));
        }
        visits.get(browser).incrementAndGet();
    }

    /// @return the next page
    private URI register(HttpClient http, String address) throws IOException, InterruptedException {
        var form = gateway.resolve("/journees/%s/inscription".formatted(day));
        get(http, form);
        // With both forms of the name, since an instance of the earlier version may receive it.
        var body = "name=Ada&lastName=Ada&structure=other&otherStructure=Autre&consent=true&email=%s"
                .formatted(URLEncoder.encode(address, UTF_8));
        var request = HttpRequest.newBuilder(form)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        writes.incrementAndGet();
        var response = send(http, request, 302);
        writes.decrementAndGet();
        return form.resolve(response.headers().firstValue("Location").orElseThrow());
    }

    private String get(HttpClient http, URI page) throws IOException, InterruptedException {
        return send(http, HttpRequest.newBuilder(page), 200).body();
    }

    private HttpResponse<String> send(HttpClient http, HttpRequest.Builder request, int expected)
            throws IOException, InterruptedException {
        requests.incrementAndGet();
        var response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            throw new IllegalStateException("%s answers %d".formatted(response.uri(), response.statusCode()));
        }
        return response;
    }

    /// Waits until so many more have registered, or a request has failed.
    void awaitMore(int people) {
        var before = accepted.size();
        await().until(() -> accepted.size() >= before + people || !failures.isEmpty());
    }

    /// Waits until no visit that has begun before is in progress.
    void awaitPresentVisits() {
        var before = visits.stream().map(AtomicInteger::get).toList();
        await().until(() -> {
            for (int i = 0; i < BROWSERS; i++) {
                if (visits.get(i).get() == before.get(i)) return false;
            }
            return true;
        });
    }

    /// Waits until every browser waits for an instance that does not respond.
    void awaitBlocked() {
        await().until(() -> began.values().stream().allMatch(since -> System.nanoTime() - since > BLOCKED_NANOS));
    }

    /// Whether a form is on its way, which the gateway does not send to another instance.
    boolean isWriting() {
        return writes.get() > 0;
    }

    int requests() {
        return requests.get();
    }

    /// The addresses of those whose registration was accepted.
    List<String> accepted() {
        return List.copyOf(accepted);
    }

    /// The visits in which a request failed.
    List<String> failures() {
        return List.copyOf(failures);
    }

    /// Completes the visits in progress.
    void finish() {
        browsers.close();
    }

    @Override
    public void close() {
        finish();
    }
}
