package fr.spro.registration.day;

import static fr.spro.registration.Examples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.spro.contracts.DayEvent.DayChanged;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.Examples;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// After a restore of the store.
class RepublishDaysTests {

    private static final String UNREADABLE = "days of another version";

    private final InMemoryMongo mongo = new InMemoryMongo();
    private final Store<RegionalDay> store = new DayConfiguration().dayStore(mongo.stores());
    private final Days days = mongo.repository(Days.class);
    private final Clock clock = Clock.fixed(START.minusSeconds(3600), ZoneOffset.UTC);
    private final MoveDay moveDay = new MoveDay(store, days, List.of(), clock);
    private final RepublishDays republishDays =
            new RepublishDays(mongo.mongo(), days, store, mongo.reconcilers(), clock);

    private final RegionalDay angers = Examples.day("angers", 10, 2);
    private final RegionalDay nantes = Examples.day("nantes", 10, 2);

    @BeforeEach
    void draft_days() {
        for (var day : List.of(angers, nantes)) new DraftDay(store, days, clock).handle(day, "camille");
    }

    @Test
    void publishes_each_public_day_once() {
        moveDay.handle(angers.id(), Step.PUBLISH, "camille");
        republishDays.run(0);
        republishDays.run(0);
        handleAllDue();

        assertThat(republishDays.due()).isEmpty();
        assertThat(changes(nantes)).as("a draft").isEmpty();
        assertThat(changes(angers))
                .singleElement()
                .satisfies(event -> assertThat(((DayChanged) event).day().version())
                        .isEqualTo(store.get(angers.id()).version()));
    }

    @Test
    void a_day_that_cannot_be_read_delays_no_other_and_stays_due() {
        for (var day : List.of(angers, nantes)) moveDay.handle(day.id(), Step.PUBLISH, "camille");
        makeUnreadable(angers);

        republishDays.run(0);
        assertThatThrownBy(() -> republishDays.handle(angers.id())).isNotNull();
        republishDays.handle(nantes.id());

        assertThat(changes(nantes)).hasSize(1);
        assertThat(republishDays.due()).containsExactly(angers.id());
    }

    @Test
    void a_step_that_reads_all_days_is_stopped_by_one() {
        makeUnreadable(angers);

        assertThatThrownBy(days::findAllLatestFirst).isNotNull();
    }

    @Test
    void days_of_a_store_that_was_not_restored_are_not_due() {
        assertThat(republishDays.due()).isEmpty();
    }

    private void handleAllDue() {
        republishDays.due().toList().forEach(republishDays::handle);
    }

    private void makeUnreadable(RegionalDay day) {
        var update = new Document("$set", new Document("status", UNREADABLE));
        mongo.mongo()
                .getCollection(mongo.mongo().getCollectionName(RegionalDay.class))
                .updateOne(new Document("_id", day.id().value()), update);
    }

    private Stream<Object> changes(RegionalDay day) {
        return mongo.events(RegionalDay.class, day.id()).stream().filter(DayChanged.class::isInstance);
    }
}
