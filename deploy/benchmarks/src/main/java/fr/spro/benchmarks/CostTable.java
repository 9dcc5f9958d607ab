package fr.spro.benchmarks;

import java.net.URI;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// The cost of a registration in the whole suite: processor time of each process, which other work on the
/// machine hardly affects, and registrations per second, beside a baseline POST that stores one document.
///
/// First each person makes four requests: form, POST, the page after it, and the participant's page through
/// the link in the mail. Then each confirms and opens that page again, which sends a second mail. Both are
/// measured until all mails are sent, all outboxes empty and all records handled.
final class CostTable {

    private static final int BASELINE_SECONDS = 5;

    /// Until then the compilers take a third of the processor time.
    private static final int WARM_UPS = 12;

    private interface Step {
        void run(Person person) throws Exception;
    }

    private final Suite suite;
    private final MailFolder mails;
    private final Map<Person, URI> ownPages = new ConcurrentHashMap<>();
    private final Queue<Double> formTimes = new ConcurrentLinkedQueue<>();
    private int people;

    CostTable(Suite suite) {
        this.suite = suite;
        this.mails = new MailFolder(suite.mails());
    }

    /// @param number of registrations with each number of clients; a quarter of it with one client
    void measure(int number, int... clients) throws Exception {
        var staff = new Staff(suite);
        try (var backlog = new Backlog()) {
            for (int i = 1; i <= WARM_UPS; i++) play("warm-up-" + i, number, 64, staff, backlog);
            for (var some : clients) {
                var title = "%d clients".formatted(some);
                var costs = play("cost-" + some, some == 1 ? number / 4 : number, some, staff, backlog);
                var baseline = Usage.of(suite, () -> Baseline.postsFor(BASELINE_SECONDS, some));
                costs.print(title, suite.memory(), baseline, Times.of(formTimes));
            }
        }
    }

    private Costs play(String day, int number, int clients, Staff staff, Backlog backlog) throws Exception {
        // The access token is valid for five minutes only.
        staff.signIn();
        new Draft(day, 2, 3, number, null).publish(staff);
        ownPages.clear();
        formTimes.clear();
        var those = IntStream.range(0, number)
                .mapToObj(_ -> new Person(Person.GATEWAY, day, people++))
                .toList();
        var registered = Usage.of(suite, () -> together(those, clients, this::register, backlog));
        var confirmed = Usage.of(suite, () -> together(those, clients, this::confirm, backlog));
        return new Costs(registered, confirmed);
    }

    /// @return the number of people
    private static double together(Iterable<Person> people, int clients, Step step, Backlog backlog) throws Exception {
        var done = new ConcurrentLinkedQueue<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            for (var person : people) {
                done.add(threads.submit(() -> {
                    step.run(person);
                    return null;
                }));
            }
        }
        for (var each : done) each.get();
        backlog.awaitNone();
        return done.size();
    }

    private void register(Person person) throws Exception {
        formTimes.add(Times.once(person::openForm));
        person.open(person.sendForm());
        var ownPage = mails.awaitLink(person.email());
        person.open(ownPage);
        ownPages.put(person, ownPage);
    }

    private void confirm(Person person) throws Exception {
        var ownPage = ownPages.get(person);
        person.open(person.send(URI.create(ownPage + "/confirmation"), ""));
        mails.awaitMails(person.email(), 2);
    }
}
