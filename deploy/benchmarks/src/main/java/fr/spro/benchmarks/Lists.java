package fr.spro.benchmarks;

import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;

/// Four days of 5 000 registrations: imported, listed, searched, exported and printed.
final class Lists {

    private static final int DAYS = 4;
    private static final int PEOPLE = 5_000;
    private static final int TIMES = 60;
    private static final String DAY = "liste-0";
    private static final String PAGE = "/coordination/journees/%s/inscriptions".formatted(DAY);

    private final Suite suite;
    private final Staff staff;

    Lists(Suite suite) {
        this.suite = suite;
        this.staff = new Staff(suite);
    }

    void measure() throws Exception {
        staff.signIn();
        Report.title("20 000 registrations of 4 days");
        try (var store = new StoredDirectly()) {
            importAll(store);
            staff.signIn();
            lists(store);
            exports(store);
        }
    }

    private void importAll(StoredDirectly store) throws Exception {
        var days = IntStream.range(0, DAYS).mapToObj(i -> "liste-" + i).toList();
        for (var day : days) new Draft(day, 2, 3, 200, null).publish(staff);
        var people = new People();
        for (int i = 0; i < DAYS * PEOPLE; i++) {
            people.add(days.get(i % DAYS), "w-%d|w-%d".formatted(i / DAYS % 3, 3 + i / DAYS / 3 % 3));
        }
        var before = suite.memory().get("registration-service");
        var taken = people.send(staff, DAY);
        var after = suite.memory().get("registration-service");
        var baseline = Times.once(() -> store.writeAgain(days));
        Report.millis("import of 20 000 rows: read and validated", taken.checked());
        Report.perSecond(
                "import of 20 000 rows: registered and confirmed",
                taken.rows() * 1000 / taken.done(),
                taken.rows() * 1000 / baseline);
        Report.note("memory of the service: %d MB before, %d MB after".formatted(before, after));
        while (store.pending() > 0) Thread.sleep(1_000);
    }

    private void lists(StoredDirectly store) throws Exception {
        var everybody = new Document();
        Report.millis(
                "list, first page (aim 150 ms)",
                Times.of(TIMES, () -> staff.page(PAGE)),
                Times.of(TIMES, () -> store.page(DAY, everybody)));
        Report.millis(
                "list, latest first",
                Times.of(TIMES, () -> staff.page(PAGE + "?tri=recentes")),
                Times.of(TIMES, () -> store.page(DAY, everybody)));
        var named = new Document("listing.text", new Document("$regex", "kervadec"));
        Report.millis(
                "search for a name",
                Times.of(TIMES, () -> staff.page(PAGE + "?q=kervadec")),
                Times.of(TIMES, () -> store.page(DAY, named)));
        var inWorkshop = new Document("wishes.workshops", "w-1");
        Report.millis(
                "list of one workshop",
                Times.of(TIMES, () -> staff.page(PAGE + "?atelier=w-1")),
                Times.of(TIMES, () -> store.page(DAY, inWorkshop)));
        Report.millis(
                "list by the API, 100 at a time",
                Times.of(TIMES, () -> staff.get("/days/%s/registrations".formatted(DAY))),
                Times.of(TIMES, () -> store.page(DAY, everybody)));
    }

    private void exports(StoredDirectly store) throws Exception {
        staff.page(PAGE);
        for (var kind : List.of("csv", "xlsx")) {
            Report.millis(
                    "export of 5 000 as " + kind,
                    Times.of(5, () -> staff.submit("%s/export.%s".formatted(PAGE, kind), ""))
                            .p50(),
                    Times.of(5, () -> store.all(DAY)).p50());
        }
        var parts = new int[1];
        var printed = Times.once(() -> {
            for (int part = 1; part <= 13; part++) {
                staff.file("/days/%s/documents/badges?part=%d".formatted(DAY, part));
                parts[0]++;
            }
        });
        Report.millis("badges of 5 000 as PDF, in %d files".formatted(parts[0]), printed);
    }
}
