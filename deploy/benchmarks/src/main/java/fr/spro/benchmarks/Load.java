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

    /// As many as the benchmark of the whole suite, six times a usual day.
    private static final int PEOPLE_PER_DAY = 1200;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Suite suite;
    private final String address;
    private final AtomicInteger people = new AtomicInteger();
    private int days;

    /// @param address of the pages
    Load(Suite suite, String address) {
        this.suite = suite;
        this.address = address;
    }

    /// Publishes days with six workshops and enough seats; people register for one day after the other.
    void prepare(int people) throws Exception {
        var staff = new Staff(suite);
        staff.signIn();
        while (days * PEOPLE_PER_DAY < people) new Draft(day(days++), 2, 3, PEOPLE_PER_DAY, null).publish(staff);
    }

    private static String day(int number) {
        return "benchmark-" + number;
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

    /// The number of people who registered.
    int people() {
        return people.get();
    }

    /// Waits for all mails of the previous load.
    void awaitMails() throws Exception {
        try (var backlog = new Backlog()) {
            backlog.awaitNone();
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
        awaitMails();
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
        var number = people.getAndIncrement();
        return new Person(address, day(number / PEOPLE_PER_DAY % days), number);
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
