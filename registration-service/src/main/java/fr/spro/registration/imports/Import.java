package fr.spro.registration.imports;

import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.audit.AuditEntry.Field;
import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.registration.day.DayId;
import fr.spro.registration.directory.ImportDirectory.RowKind;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.spreadsheet.Encoding;
import fr.spro.registration.spreadsheet.Remark;
import fr.spro.registration.spreadsheet.Row;
import fr.spro.registration.spreadsheet.Spreadsheet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// An import with its plan, progress and result. Its rows are stored in separate chunks until it ends; it
/// contains no personal data.
///
/// @param day whose page it belongs to; null for the directory
/// @param days of its rows
/// @param structure of a list of people; null for a file, which only organisers import
/// @param by the account of the actor
/// @param size number of rows
/// @param done number of applied chunks
/// @param skipped rows that were skipped, by the check or when applied
/// @param endedAt when it was completed or given up
/// @param ending why nobody was registered; earlier documents do not have it
/// @param lastLine the last line of its rows; earlier documents do not have it
public record Import(
        @Id ImportId id,
        Kind kind,
        @Nullable DayId day,
        List<DayId> days,
        @Nullable StructureId structure,
        String by,
        Source source,
        int size,
        int chunks,
        int done,
        Tally tally,
        List<SkippedRow> skipped,
        Status status,
        Instant checkedAt,
        @Nullable Instant endedAt,
        @Nullable Ending ending,
        @Nullable Integer lastLine,
        long version)
        implements Aggregate {

    public enum Kind {
        REGISTRATIONS,
        /// People of one structure, entered on a page.
        TEAM,
        GROUPS,
        STRUCTURES;

        public boolean isOfPeople() {
            return this == REGISTRATIONS || this == TEAM;
        }

        static Kind of(RowKind listed) {
            return listed == RowKind.GROUPS ? GROUPS : STRUCTURES;
        }

        public RowKind rowKind() {
            return this == GROUPS ? RowKind.GROUPS : RowKind.STRUCTURES;
        }
    }

    public enum Status {
        /// Checked and waiting for confirmation.
        CHECKED,
        /// Confirmed and in progress.
        RUNNING,
        DONE,
        /// Given up, or not confirmed in time.
        EXPIRED
    }

    /// Why a checked import did not take place.
    public enum Ending {
        /// A member of staff has renounced it.
        RENOUNCED,
        /// A corrected list has replaced it.
        CORRECTED,
        /// Not all people of a list could be registered any more.
        CHANGED,
        /// Nobody has confirmed it in time.
        UNCONFIRMED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How the file was read.
    ///
    /// @param remarks where a person should look at it
    public record Source(Encoding encoding, List<Remark> remarks) {

        static Source of(Spreadsheet table) {
            return new Source(table.encoding(), table.remarks());
        }
    }

    /// The changes made so far.
    ///
    /// @param waiting people of `added` without a place at the day; absent if there are none
    public record Tally(
            int added, int changed, int unchanged, @Nullable Integer waiting) {

        static final Tally NOTHING = new Tally(0, 0, 0);

        public Tally(int added, int changed, int unchanged) {
            this(added, changed, unchanged, null);
        }

        public int waitingPeople() {
            return waiting == null ? 0 : waiting;
        }

        Tally plus(Tally more) {
            var waits = waitingPeople() + more.waitingPeople();
            return new Tally(
                    added + more.added,
                    changed + more.changed,
                    unchanged + more.unchanged,
                    waits == 0 ? null : (Integer) waits);
        }
    }

    /// A skipped row.
    ///
    /// @param reason last part of a message key
    /// @param about the existing registration, if that is the reason
    public record SkippedRow(
            int line, String reason, @Nullable String about) {}

    /// How long a checked one waits for its confirmation.
    static final Duration KEPT = Duration.ofHours(24);

    /// The field of its audit entry with the number of people.
    public static final String PEOPLE = "people";

    static final String ALREADY_REGISTERED = "already-registered";
    static final String ERASED_SINCE = "erased-since";

    static Import checked(
            ImportId id,
            Kind kind,
            @Nullable DayId day,
            List<DayId> days,
            @Nullable StructureId structure,
            String by,
            Source source,
            List<Row> rows,
            int chunks,
            List<SkippedRow> skipped,
            Instant now) {
        return new Import(
                id,
                kind,
                day,
                days,
                structure,
                by,
                source,
                rows.size(),
                chunks,
                0,
                Tally.NOTHING,
                skipped,
                Status.CHECKED,
                now,
                null,
                null,
                rows.stream().mapToInt(Row::line).max().orElse(0),
                0);
    }

    /// The day of rows without a day.
    DayId defaultDay() {
        return Objects.requireNonNull(day);
    }

    /// The number of rows that it will write, or has written.
    public int toAdd() {
        return size - skipped.size();
    }

    /// Until when it waits for its confirmation.
    public Instant keptUntil() {
        return checkedAt.plus(KEPT);
    }

    public boolean isOver() {
        return status == Status.DONE || status == Status.EXPIRED;
    }

    /// The number of applied rows.
    public int rowsDone() {
        return Math.min(size, done * Chunk.SIZE);
    }

    public List<SkippedRow> alreadyRegistered() {
        return skipped.stream()
                .filter(row -> row.reason().equals(ALREADY_REGISTERED))
                .toList();
    }

    /// Adds the rows of a chunk that have become invalid since the check.
    public List<SkippedRow> failed() {
        return skipped.stream()
                .filter(row -> !row.reason().equals(ALREADY_REGISTERED))
                .toList();
    }

    Change<Import, Object> confirm(String confirmedBy, Instant now) {
        if (status != Status.CHECKED) return Change.none(this);
        var entries = days.stream()
                .map(one -> AuditEntry.of(ImportAction.CONFIRMED, confirmedBy, now, one.subject())
                        .about(id.value())
                        .changing(List.of(new Field(PEOPLE, "", String.valueOf(toAdd())))))
                .toList();
        return Change.<Import, Object>to(next(done, tally, skipped, Status.RUNNING, null, null))
                .audited(entries);
    }

    /// @param lines of people who were erased
    Change<Import, Object> leaveOutErased(List<Integer> lines) {
        if (isOver()) return Change.none(this);
        var left = Stream.concat(
                        skipped.stream().filter(row -> !lines.contains(row.line())),
                        lines.stream().map(line -> new SkippedRow(line, ERASED_SINCE, null)))
                .toList();
        return left.equals(skipped) ? Change.none(this) : Change.to(next(done, tally, left, status, endedAt, ending));
    }

    Change<Import, Object> expire(Ending why, Instant now) {
        if (status != Status.CHECKED) return Change.none(this);
        return Change.to(next(done, tally, skipped, Status.EXPIRED, now, why));
    }

    /// @param chunk number of the applied chunk
    Change<Import, Object> advance(int chunk, Tally more, List<SkippedRow> newlySkipped, Instant now) {
        if (status != Status.RUNNING || done != chunk) return Change.none(this);
        var all = new ArrayList<>(skipped);
        all.addAll(newlySkipped);
        var isLast = chunk + 1 >= chunks;
        return Change.to(next(
                chunk + 1, tally.plus(more), all, isLast ? Status.DONE : Status.RUNNING, isLast ? now : null, null));
    }

    private Import next(
            int done,
            Tally tally,
            List<SkippedRow> skipped,
            Status status,
            @Nullable Instant endedAt,
            @Nullable Ending ending) {
        return new Import(
                id, kind, day, days, structure, by, source, size, chunks, done, tally, skipped, status, checkedAt,
                endedAt, ending, lastLine, version);
    }
}
