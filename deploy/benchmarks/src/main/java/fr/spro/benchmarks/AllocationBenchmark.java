package fr.spro.benchmarks;

import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;

/// 5 000 people, each with three wishes for each of five slots, and 50 workshops.
final class AllocationBenchmark {

    private static final int PEOPLE = 5_000;
    private static final Draft DAY = new Draft("voeux", 5, 10, 400, Draft.now().plus(1, ChronoUnit.DAYS));
    private static final String ALLOCATION = "/days/voeux/allocation";

    private final Staff staff;

    AllocationBenchmark(Suite suite) {
        this.staff = new Staff(suite);
    }

    void measure() throws Exception {
        staff.signIn();
        Report.title("allocation of 5 000 × 15 wishes over 50 workshops");
        DAY.publish(staff);
        var people = new People();
        for (int i = 0; i < PEOPLE; i++) people.add(DAY.slug(), people.wishes(5, 10));
        people.send(staff, DAY.slug());
        try (var store = new StoredDirectly()) {
            while (store.pending() > 0) Thread.sleep(1_000);
            staff.signIn();
            staff.put(
                    "/days/" + DAY.slug(),
                    DAY.until(Draft.now().minusSeconds(60)).json());
            var preview = new JsonNode[1];
            var previewed =
                    Times.of(5, () -> preview[0] = staff.get(ALLOCATION)).p50();
            Report.millis("preview: read and computed, with its quality (aim 2 000 ms)", previewed);
            var digest =
                    "{\"digest\":\"%s\"}".formatted(preview[0].path("digest").asString());
            var applied = Times.once(() -> staff.post(ALLOCATION, digest));
            var baseline = Times.once(() -> store.allocateAgain(DAY.slug()));
            Report.millis("applied: computed again and written", applied, baseline);
            var notified = Times.once(() -> awaitNotified(store));
            Report.millis("until all 5 000 are notified", notified);
            Report.note(preview[0].path("quality").toString());
        }
    }

    /// The first events are published quickly; measured until none is pending.
    private static void awaitNotified(StoredDirectly store) throws InterruptedException {
        var quiet = 0;
        while (quiet < 5) {
            quiet = store.pending() == 0 ? quiet + 1 : 0;
            Thread.sleep(500);
        }
    }
}
