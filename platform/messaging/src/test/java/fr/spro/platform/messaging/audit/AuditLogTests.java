package fr.spro.platform.messaging.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.Parcel;
import fr.spro.platform.messaging.Parcel.ParcelId;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The audit log over the in-memory server, where no relay moves anything.
class AuditLogTests {

    private static final Instant NOON = Instant.parse("2026-11-19T12:00:00Z");
    private static final AuditSubject ONE = new AuditSubject("parcel", "p-1");
    private static final AuditSubject OTHER = new AuditSubject("parcel", "p-2");

    private final InMemoryMongo mongo = new InMemoryMongo();
    private final Store<Parcel> parcels = mongo.store(Parcel.class);
    private final AuditLog log = mongo.audit();

    @Test
    void finds_the_entry_of_a_change_before_the_relay_has_moved_it() {
        parcels.insert(Parcel.begin("p-1").audited(entry("ada", ONE, 0)));
        parcels.change(new ParcelId("p-1"), parcel -> parcel.next().audited(entry("bea", ONE, 1)));

        assertThat(log.of(ONE, 10)).extracting(AuditRecord::by).containsExactly("bea", "ada");
        assertThat(log.latest(ONE)).hasValueSatisfying(latest -> {
            assertThat(latest.action()).isEqualTo("parcel.handed-over");
            assertThat(latest.is(Parcel.Action.HANDED_OVER)).isTrue();
            assertThat(latest.subjects()).containsExactly("parcel:p-1");
        });
        assertThat(log.of(OTHER, 10)).isEmpty();
    }

    @Test
    void has_no_entry_of_a_command_that_changed_nothing() {
        parcels.insert(Parcel.begin("p-1"));

        parcels.change(
                new ParcelId("p-1"),
                parcel -> Change.<Parcel, Object>none(parcel).audited(entry("ada", ONE, 0)));

        assertThat(log.of(ONE, 10)).isEmpty();
    }

    @Test
    void keeps_an_entry_once_however_often_it_is_appended() {
        parcels.insert(Parcel.begin("p-1").audited(entry("ada", ONE, 0)));
        var waiting = log.latest(ONE).orElseThrow();

        log.append(waiting);
        log.append(waiting);

        assertThat(log.of(ONE, 10)).containsExactly(waiting);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void has_two_entries_without_a_natural_key() {
        log.record(entry("ada", ONE, 0));
        log.record(entry("ada", ONE, 0));

        assertThat(stored()).as("the check above can fail").isEqualTo(2);
    }

    @Test
    void is_searched_by_subject_account_and_time() {
        log.record(entry("ada", ONE, 0));
        log.record(entry("bea", ONE, 1));
        parcels.insert(Parcel.begin("p-2").audited(entry("ada", OTHER, 2)));

        assertThat(found(new AuditQuery(List.of(), null, null, null))).containsExactly("ada 2", "bea 1", "ada 0");
        assertThat(found(new AuditQuery(List.of("parcel:p-1"), null, null, null)))
                .containsExactly("bea 1", "ada 0");
        assertThat(found(AuditQuery.of(ONE, OTHER))).containsExactly("ada 2", "bea 1", "ada 0");
        assertThat(found(new AuditQuery(List.of(), "ada", null, null))).containsExactly("ada 2", "ada 0");
        assertThat(found(new AuditQuery(List.of("parcel:p-1"), "ada", null, null)))
                .containsExactly("ada 0");
        assertThat(found(new AuditQuery(List.of(), null, NOON.plusSeconds(1), NOON.plusSeconds(2))))
                .containsExactly("bea 1");
        assertThat(found(new AuditQuery(List.of(), null, NOON.plusSeconds(2), null)))
                .containsExactly("ada 2");
    }

    @Test
    void pages_have_no_gaps_or_repetitions_even_for_equal_instants() {
        for (int i = 0; i < 7; i++) log.record(entry("ada", ONE, i / 3));
        parcels.insert(
                Parcel.begin("p-1").audited(List.of(entry("bea", ONE, 0), entry("cem", ONE, 1), entry("dan", ONE, 1))));
        var ids = new ArrayList<String>();

        var next = "";
        for (AuditLog.Page page; next != null; next = page.next()) {
            page = log.page(AuditQuery.of(ONE), next, 3);
            page.entries().forEach(entry -> ids.add(entry.id()));
        }

        assertThat(ids).hasSize(10).doesNotHaveDuplicates();
        assertThat(ids).isEqualTo(log.of(ONE, 100).stream().map(AuditRecord::id).toList());
    }

    @Test
    void a_page_is_full_even_when_entries_are_still_in_outboxes() {
        for (int i = 0; i < 60; i++) {
            log.record(entry("ada", ONE, 2 * i));
            parcels.insert(Parcel.begin("p-" + i).audited(entry("bea", ONE, 2 * i + 1)));
        }

        var first = log.page(AuditQuery.of(ONE), "", 100);
        var second = log.page(AuditQuery.of(ONE), String.valueOf(first.next()), 100);

        assertThat(first.entries()).hasSize(100);
        assertThat(first.entries())
                .filteredOn(entry -> entry.by().equals("bea"))
                .hasSize(50);
        assertThat(second.entries()).hasSize(20);
        assertThat(second.next()).isNull();
    }

    @Test
    void deletes_and_counts_expired_entries() {
        for (int i = 0; i < 3; i++) log.record(entry("ada", ONE, i));

        assertThat(log.countBefore(NOON.plusSeconds(2))).isEqualTo(2);
        assertThat(log.deleteBefore(NOON.plusSeconds(2))).isEqualTo(2);
        assertThat(log.deleteBefore(NOON.plusSeconds(2))).isZero();
        assertThat(found(AuditQuery.of(ONE))).containsExactly("ada 2");
    }

    private List<String> found(AuditQuery query) {
        return log.page(query, "", 100).entries().stream()
                .map(entry -> "%s %d".formatted(entry.by(), entry.at().getEpochSecond() - NOON.getEpochSecond()))
                .toList();
    }

    private long stored() {
        return mongo.mongo().getCollection(AuditLog.COLLECTION).countDocuments();
    }

    private static AuditEntry entry(String by, AuditSubject subject, int seconds) {
        return AuditEntry.of(Parcel.Action.HANDED_OVER, by, NOON.plusSeconds(seconds), subject);
    }
}
