package fr.spro.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/// Registrations on the page, with a number of clients or at a fixed rate.
final class Load {

    private static final String DAY = "benchmark";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Suite suite;
    private final String address;
    private final AtomicInteger people = new AtomicInteger();

    /// @param address of the pages
    Load(Suite suite, String address) {
        this.suite = suite;
        this.address = address;
    }

    /// Publishes a day with six workshops and enough places.
    void prepare() throws Exception {
        var staff = new Staff(suite);
        staff.signIn();
        new Draft(DAY, 2, 3, 60, null).publish(staff);
    }

    /// @return registrations per second
    double registerFor(int seconds, int clients) throws Exception {
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        var done = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        register(person());
                        done.incrementAndGet();
                    }
                    return null;
                });
            }
        }
        return done.get() / (double) seconds;
    }

    /// Waits for all mails of the previous load.
    void awaitQuiet() throws Exception {
        var last = -1;
        while (true) {
            var now = arrivals().size();
            if (now == last) return;
            last = now;
            Thread.sleep(3000);
        }
    }

    /// From the response of the page to the mail on the mail server.
    Map<String, Double> timesToMail(int perSecond, int seconds) throws Exception {
        var answered = new ConcurrentHashMap<String, Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begin = System.nanoTime();
            for (int i = 0; i < perSecond * seconds; i++) {
                var due = begin + i * 1_000_000_000L / perSecond;
                var pause = due - System.nanoTime();
                if (pause > 0) Thread.sleep(pause / 1_000_000, (int) (pause % 1_000_000));
                threads.submit(() -> {
                    var person = person();
                    register(person);
                    answered.put(person.email(), System.currentTimeMillis());
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

    private Person person() {
        return new Person(address, DAY, people.incrementAndGet());
    }

    private static void register(Person person) throws IOException, InterruptedException {
        person.openForm();
        person.sendForm();
    }

    private static Map<String, Long> arrivals() throws IOException, InterruptedException {
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(Person.GATEWAY + "/mailbox/arrivals"))
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
