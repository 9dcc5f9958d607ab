package fr.spro.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// People who register on the page, many at once or so many a second.
final class Load {

    private static final String ADDRESS = "http://localhost:8080";
    private static final String DAY = "benchmark";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Suite suite;
    private final AtomicInteger people = new AtomicInteger();

    Load(Suite suite) {
        this.suite = suite;
    }

    /// Publishes a day with room for everybody and six workshops.
    void prepare() throws Exception {
        var staff = new Staff(suite);
        staff.signIn();
        new Draft(DAY, 2, 3, 60, null).publish(staff);
    }

    /// @return registrations a second
    double registerFor(int seconds, int clients) throws Exception {
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        var done = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        register(address());
                        done.incrementAndGet();
                    }
                    return null;
                });
            }
        }
        return done.get() / (double) seconds;
    }

    /// Waits until all mails of the load before are there.
    void awaitQuiet() throws Exception {
        var last = -1;
        while (true) {
            var now = arrivals().size();
            if (now == last) return;
            last = now;
            Thread.sleep(3000);
        }
    }

    /// From the page's answer to the mail on the mail server.
    Map<String, Double> timesToMail(int perSecond, int seconds) throws Exception {
        var answered = new ConcurrentHashMap<String, Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begin = System.nanoTime();
            for (int i = 0; i < perSecond * seconds; i++) {
                var due = begin + i * 1_000_000_000L / perSecond;
                var pause = due - System.nanoTime();
                if (pause > 0) Thread.sleep(pause / 1_000_000, (int) (pause % 1_000_000));
                threads.submit(() -> {
                    var address = address();
                    register(address);
                    answered.put(address, System.currentTimeMillis());
                    return null;
                });
            }
        }
        awaitQuiet();
        var received = arrivals();
        var times = new ArrayList<Long>();
        answered.forEach((address, at) -> {
            var arrival = received.get(address);
            if (arrival != null) times.add(Math.max(0, arrival - at));
        });
        times.sort(null);
        return Map.of(
                "p50", (double) times.get(times.size() / 2),
                "p99", (double) times.get((int) (times.size() * 0.99)),
                "received", (double) times.size(),
                "sent", (double) answered.size());
    }

    private String address() {
        return "person-%d@example.org".formatted(people.incrementAndGet());
    }

    /// A person with a browser of their own: no cookie of anybody else.
    private void register(String address) throws IOException, InterruptedException {
        var form = URI.create("%s/journees/%s/inscription".formatted(ADDRESS, DAY));
        var page = HTTP.send(HttpRequest.newBuilder(form).build(), BodyHandlers.ofString());
        var token = TOKEN.matcher(page.body());
        if (!token.find()) throw new IllegalStateException("The form has no token");
        var cookies = page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
        var number = people.get();
        var body = "name=Ada&structure=other&otherStructure=Autre&consent=true&email=%s&_csrf=%s%s"
                .formatted(
                        URLEncoder.encode(address, UTF_8),
                        URLEncoder.encode(token.group(1), UTF_8),
                        "&workshops%%5B0%%5D=w-%d&workshops%%5B1%%5D=w-%d".formatted(number % 3, 3 + number / 3 % 3));
        var answer = HTTP.send(
                HttpRequest.newBuilder(form)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", cookies)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.discarding());
        if (answer.statusCode() != 302) throw new IllegalStateException("Refused: " + answer.statusCode());
    }

    private static Map<String, Long> arrivals() throws IOException, InterruptedException {
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(ADDRESS + "/mailbox/arrivals"))
                        .build(),
                BodyHandlers.ofString());
        var first = new ConcurrentHashMap<String, Long>();
        JsonMapper.shared().readTree(answer.body()).properties().forEach(entry -> {
            if (!entry.getValue().isEmpty()) {
                first.put(entry.getKey(), entry.getValue().get(0).asLong());
            }
        });
        return first;
    }
}
