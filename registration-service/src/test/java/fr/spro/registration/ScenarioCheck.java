package fr.spro.registration;

import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.platform.messaging.audit.AuditAction;
import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.registration.Scenario.Command;
import fr.spro.registration.allocation.AllocationAction;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationStatus;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.imports.ImportAction;
import fr.spro.registration.imports.ImportId;
import fr.spro.registration.imports.Imports;
import fr.spro.registration.seating.SeatQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/// The expectations of a scenario after its command: executed once, or not at all if it was not acknowledged.
final class ScenarioCheck {

    private static final List<String> WAITING = List.of("RegistrationRequested", "RegistrationConfirmed");
    private static final List<String> PROMOTED = and(WAITING, "ParticipantPromoted");

    private final Command command;
    private final DayId day;
    private final int rows;
    private final BeanFactory service;

    ScenarioCheck(Command command, DayId day, int rows, BeanFactory service) {
        this.command = command;
        this.day = day;
        this.rows = rows;
        this.service = service;
    }

    /// What violates the expectations; empty if all are met.
    ///
    /// @param published everything on the topics
    /// @param isStarted whether its first write is known to be stored, so that it must be completed
    List<String> violations(Published published, boolean isStarted) {
        var violations = new ArrayList<String>();
        var people = get(Registrations.class).findByDay(day);
        checkLists(people, violations);
        checkSeats(people, violations);
        checkOutboxes(people, published, violations);
        var facts = new TreeMap<String, List<String>>();
        for (var person : people)
            facts.put(name(person), published.types(person.id().value()));
        var outcome = outcomes().indexOf(facts);
        if (outcome < 0 || isStarted && outcome == 0) violations.add("published " + facts);
        if (outcome > 0 && outcome == outcomes().size() - 1) completed(people, violations);
        return violations;
    }

    /// The valid sets of published events per person, from those before the command to those after it.
    private List<Map<String, List<String>>> outcomes() {
        var all = new ArrayList<Map<String, List<String>>>();
        switch (command) {
            case REGISTER -> {
                all.add(Map.of());
                all.add(Map.of("ada", List.of("RegistrationRequested")));
                all.add(Map.of("ada", WAITING));
            }
            case RECONCILE -> {
                all.add(Map.of("ada", WAITING, "bea", WAITING));
                all.add(Map.of("ada", WAITING, "bea", PROMOTED));
            }
            case CANCEL, ERASE -> {
                var last = command == Command.CANCEL ? "RegistrationCancelled" : "ParticipantErased";
                all.add(Map.of("ada", WAITING, "bea", WAITING, "cleo", WAITING));
                all.add(Map.of("ada", and(WAITING, last), "bea", PROMOTED, "cleo", WAITING));
            }
            case DECLINE -> {
                var cancelled = and(WAITING, "RegistrationCancelled");
                all.add(Map.of("ada", cancelled, "cleo", cancelled, "bea", PROMOTED, "dora", PROMOTED));
                var declined = and(PROMOTED, "RegistrationChanged");
                all.add(Map.of("ada", cancelled, "cleo", cancelled, "bea", declined, "dora", PROMOTED));
            }
            case ALLOCATE -> {
                var notified = and(WAITING, "RegistrationChanged");
                all.add(Map.of("ada", WAITING, "bea", WAITING, "cleo", WAITING));
                all.add(Map.of("ada", notified, "bea", notified, "cleo", notified));
            }
            case IMPORT -> {
                all.add(Map.of());
                all.add(IntStream.rangeClosed(1, rows)
                        .boxed()
                        .collect(Collectors.toMap(number -> "p" + number, _ -> List.of("RegistrationConfirmed"))));
            }
        }
        return all;
    }

    /// Each active registration is in the list of the day once; no list has duplicates.
    private void checkLists(List<Registration> people, List<String> violations) {
        var arrivals = stored("regionalDay", day.value()).get("arrivals", new Document());
        var active = people.stream()
                .filter(Registration::isActive)
                .map(person -> person.id().value())
                .toList();
        var dayList = arrivals.getList("day", String.class, List.of());
        if (dayList.size() != active.size() || !dayList.containsAll(active)) violations.add("arrivals " + dayList);
        arrivals.get("sessions", new Document()).forEach((workshop, ids) -> {
            var list = (List<?>) ids;
            if (Set.copyOf(list).size() != list.size() || !active.containsAll(list)) {
                violations.add("in %s %s".formatted(workshop, list));
            }
        });
    }

    /// No seat is oversold or empty while somebody waits, and everybody was notified of the actual places.
    private void checkSeats(List<Registration> people, List<String> violations) {
        var seats = get(SeatQueries.class);
        var occupancy = seats.of(found());
        occupancy.workshops().forEach((workshop, count) -> {
            if (count.free() < 0 || count.free() > 0 && count.waiting() > 0) violations.add(workshop + " " + count);
        });
        for (var person : people) {
            if (!(person.status() instanceof RegistrationStatus.Confirmed(var notified, var _, var _, var _))) continue;
            if (!seats(notified).equals(seats(seats.placesOf(person.claim())))) {
                violations.add("%s was notified of %s".formatted(name(person), notified));
            }
        }
    }

    /// All events were published in order, and nothing is pending.
    private void checkOutboxes(List<Registration> people, Published published, List<String> violations) {
        var documents = new ArrayList<Document>(List.of(stored("regionalDay", day.value())));
        people.forEach(
                person -> documents.add(stored("registration", person.id().value())));
        for (var document : documents) {
            var id = document.getString("_id");
            if (document.containsKey("pendingSince")) violations.add(id + " has pending events");
            var sequences = published.sequences(id);
            sequences.addAll(auditedSequences(id));
            var all = LongStream.rangeClosed(1, document.getLong("sequence"))
                    .boxed()
                    .toList();
            if (!List.copyOf(sequences).equals(all))
                violations.add("%s published sequences %s of %s".formatted(id, sequences, all));
        }
    }

    /// The sequence numbers of the aggregate's entries in the audit log.
    private List<Long> auditedSequences(String id) {
        var ofAggregate = Query.query(Criteria.where("_id").regex("^\\w+/%s/\\d+$".formatted(id)));
        return get(MongoOperations.class).find(ofAggregate, Document.class, AuditLog.COLLECTION).stream()
                .map(entry -> entry.getString("_id").split("/"))
                .map(key -> Long.valueOf(key[2]))
                .toList();
    }

    private void completed(List<Registration> people, List<String> violations) {
        switch (command) {
            case REGISTER -> checkOffers(people, List.of(), violations);
            case RECONCILE, CANCEL, ERASE -> checkOffers(people, List.of("bea"), violations);
            case DECLINE -> checkOffers(people, List.of("dora"), violations);
            case ALLOCATE -> {
                if (entriesOf(AllocationAction.ALLOCATED) != 1)
                    violations.add("audited " + entriesOf(AllocationAction.ALLOCATED));
            }
            case IMPORT -> {
                var finished = get(Imports.class).findById(importId()).orElseThrow();
                if (!finished.isOver() || finished.tally().added() != rows)
                    violations.add("import " + finished.tally());
                if (entriesOf(ImportAction.CONFIRMED) != 1)
                    violations.add("audited " + entriesOf(ImportAction.CONFIRMED));
            }
        }
    }

    private void checkOffers(List<Registration> people, List<String> expected, List<String> violations) {
        var offers = people.stream()
                .filter(person -> !person.status().offers().isEmpty())
                .map(this::name)
                .toList();
        if (!offers.equals(expected)) violations.add("offered " + offers);
    }

    private long entriesOf(AuditAction action) {
        return history().stream().filter(entry -> entry.is(action)).count();
    }

    private List<AuditRecord> history() {
        return get(AuditLog.class).of(day.subject(), 1_000);
    }

    private static Map<String, Object> seats(Places places) {
        return Map.of(
                "day",
                places.day().seated(),
                "workshops",
                places.workshops().stream()
                        .filter(WorkshopPlace::seated)
                        .map(WorkshopPlace::sessionId)
                        .collect(Collectors.toSet()));
    }

    private String name(Registration person) {
        var id = person.id().value();
        var own = day.value() + "-";
        return id.startsWith(own)
                ? id.substring(own.length())
                : person.participant().name().full();
    }

    private ImportId importId() {
        return new ImportId(day.value());
    }

    private RegionalDay found() {
        return get(Days.class).findById(day).orElseThrow();
    }

    private Document stored(String collection, String id) {
        return Objects.requireNonNull(get(MongoOperations.class).findById(id, Document.class, collection));
    }

    private <T> T get(Class<T> type) {
        return service.getBean(type);
    }

    private static List<String> and(List<String> before, String last) {
        var all = new ArrayList<>(before);
        all.add(last);
        return List.copyOf(all);
    }
}
