package fr.spro.registration.imports;

import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.violation.Violation;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.Registrar;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.enrolment.RequestLimits;
import fr.spro.registration.imports.Import.Kind;
import fr.spro.registration.imports.Import.SkippedRow;
import fr.spro.registration.imports.Import.Source;
import fr.spro.registration.seating.SeatQueries;
import fr.spro.registration.spreadsheet.FileViolations;
import fr.spro.registration.spreadsheet.Remark;
import fr.spro.registration.spreadsheet.Spreadsheet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Checks a whole list of people before anybody is registered. A valid list is stored, for preview and
/// confirmation; an invalid one is not.
@Service
public class CheckPeople {

    /// @param id derived from the idempotency key
    /// @param day of rows without a day
    public record Command(ImportId id, Kind kind, DayId day, Spreadsheet table, Registrar by) {}

    public sealed interface Outcome {
        record Checked(Import importJob) implements Outcome {}

        record Invalid(List<Violation> violations) implements Outcome {}
    }

    /// The maximum of a day; see guarantee 5.
    private static final int MAX_PER_DAY = 5_000;

    private final Store<Import> store;
    private final Chunks chunks;
    private final ReadPeople readPeople;
    private final Days days;
    private final Registrations registrations;
    private final SeatQueries seats;
    private final RequestLimits limits;
    private final Clock clock;

    CheckPeople(
            Store<Import> store,
            Chunks chunks,
            ReadPeople readPeople,
            Days days,
            Registrations registrations,
            SeatQueries seats,
            RequestLimits limits,
            Clock clock) {
        this.store = store;
        this.chunks = chunks;
        this.readPeople = readPeople;
        this.days = days;
        this.registrations = registrations;
        this.seats = seats;
        this.limits = limits;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var before = store.find(command.id());
        if (before.isPresent()) return new Outcome.Checked(before.get());
        var typed = active(PeopleColumns.withSurnames(command.table()));
        var table = days.findById(command.day())
                .map(day -> OwnExport.known(typed, day))
                .orElse(typed);
        var violations = table.furtherViolations();
        if (table.rows().isEmpty() && violations.count() == 0) violations.addOfAll("", "nobody-active", "");
        if (isWithoutNames(table)) violations.addOfAll(PeopleColumns.NAME, "column-missing", "");
        if (table.rows().isEmpty() || table.isIncomplete() || isWithoutNames(table)) {
            return new Outcome.Invalid(violations.all());
        }
        var people = readPeople.read(command.day(), table.rows(), violations);
        checkDuplicates(people, violations);
        var already = alreadyRegistered(people);
        tooMany(people, already, violations);
        tooManyForAccount(people.size() - already.size(), command, violations);
        if (violations.count() > 0) return new Outcome.Invalid(violations.all());
        return new Outcome.Checked(keep(command, table, people, already));
    }

    /// Whether the check is still valid: no new violations, and nobody else is registered.
    boolean isStillValid(Import importJob) {
        var violations = new FileViolations(Map.of());
        var left = importJob.skipped().stream().map(SkippedRow::line).collect(Collectors.toSet());
        var people = readPeople.read(importJob.defaultDay(), chunks.all(importJob), violations);
        return violations.count() == 0
                && importJob.failed().isEmpty()
                && alreadyRegistered(people).stream().map(SkippedRow::line).allMatch(left::contains);
    }

    /// The first parsed rows of a checked list.
    public List<PersonRow> beginning(Import importJob, int number) {
        var rows = chunks.rows(importJob.id(), 0);
        var first = rows.subList(0, Math.min(number, rows.size()));
        return readPeople.read(importJob.defaultDay(), first, new FileViolations(Map.of()));
    }

    /// Without the registrations that had ended when they were exported.
    private static Spreadsheet active(Spreadsheet table) {
        var active =
                table.rows().stream().filter(row -> !ReadPeople.isEnded(row)).toList();
        var ended = table.rows().size() - active.size();
        return ended == 0 ? table : table.only(active, Remark.of("ended", String.valueOf(ended)));
    }

    /// A form has no headings.
    private static boolean isWithoutNames(Spreadsheet table) {
        return !table.headings().isEmpty()
                && !table.has(PeopleColumns.NAME)
                && !table.has(PeopleColumns.LAST_NAME)
                && !table.has(PeopleColumns.SURNAME_FIRST);
    }

    private static void checkDuplicates(List<PersonRow> people, FileViolations violations) {
        var lines = new HashMap<String, Integer>();
        for (var person : people) {
            var before = lines.putIfAbsent(person.day().value() + " " + person.address(), person.line());
            if (before != null) {
                violations.add(person.row(), PeopleColumns.EMAIL, "duplicate", String.valueOf(before));
            }
        }
    }

    private List<SkippedRow> alreadyRegistered(List<PersonRow> people) {
        var known = new HashMap<DayId, Map<EmailAddress, String>>();
        var already = new ArrayList<SkippedRow>();
        for (var person : people) {
            var registration =
                    known.computeIfAbsent(person.day(), this::addresses).get(person.address());
            if (registration != null) {
                already.add(new SkippedRow(person.line(), Import.ALREADY_REGISTERED, registration));
            }
        }
        return already;
    }

    private Map<EmailAddress, String> addresses(DayId day) {
        var addresses = new HashMap<EmailAddress, String>();
        registrations
                .findAddressesByDay(day)
                .forEach(one -> addresses.put(one.email(), one.id().value()));
        return addresses;
    }

    private void tooMany(List<PersonRow> people, List<SkippedRow> already, FileViolations violations) {
        var left = already.stream().map(SkippedRow::line).collect(Collectors.toSet());
        var more = new TreeMap<String, Integer>();
        people.stream()
                .filter(person -> !left.contains(person.line()))
                .forEach(person -> more.merge(person.day().value(), 1, Integer::sum));
        more.forEach((id, number) -> {
            var day = days.findById(new DayId(id)).orElseThrow();
            var count = seats.of(day).day();
            var room = MAX_PER_DAY - count.taken() - count.waiting();
            if (number > room) {
                violations.addOfAll(PeopleColumns.DAY, "day-full", day.title(), String.valueOf(Math.max(0, room)));
            }
        });
    }

    /// They count when the list is confirmed.
    private void tooManyForAccount(int more, Command command, FileViolations violations) {
        var room = limits.roomForLists(command.by());
        if (more > room) {
            var column = command.kind() == Kind.TEAM ? PeopleColumns.STRUCTURE : "";
            if (command.by().isOrganiser()) violations.addOfAll(column, "too-many-people", "", String.valueOf(room));
            else violations.addOfAll(column, "too-many-people-for-coordinator", "", String.valueOf(room));
        }
    }

    private Import keep(Command command, Spreadsheet table, List<PersonRow> people, List<SkippedRow> already) {
        var inOrder = people.stream().sorted(PersonRow.ARRIVAL).toList();
        var rows = inOrder.stream().map(PersonRow::row).toList();
        var importJob = Import.checked(
                command.id(),
                command.kind(),
                command.day(),
                inOrder.stream().map(PersonRow::day).distinct().toList(),
                structure(command.kind(), people),
                command.by().account(),
                Source.of(table),
                rows,
                chunks.store(command.id(), rows),
                command.kind() == Kind.TEAM ? withoutIds(already) : already,
                clock.instant());
        store.insert(Change.to(importJob));
        return store.find(command.id()).orElseThrow();
    }

    /// The people of another group are not shown to its coordinator.
    private static List<SkippedRow> withoutIds(List<SkippedRow> rows) {
        return rows.stream()
                .map(row -> new SkippedRow(row.line(), row.reason(), null))
                .toList();
    }

    private static @Nullable StructureId structure(Kind kind, List<PersonRow> people) {
        return kind == Kind.TEAM ? people.getFirst().wishes().structure() : null;
    }
}
