package fr.spro.registration;

import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.wishes;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.EntityRef;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.messaging.audit.AuditAction;
import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.registration.allocation.AllocateWorkshops;
import fr.spro.registration.allocation.AllocationAction;
import fr.spro.registration.day.DayAction;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.DraftDay;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.MoveDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.CancelRegistration;
import fr.spro.registration.enrolment.ConfirmRegistration;
import fr.spro.registration.enrolment.EraseParticipant;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.RegistrationStatus;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.imports.CheckPeople;
import fr.spro.registration.imports.ConfirmImport;
import fr.spro.registration.imports.Import.Kind;
import fr.spro.registration.imports.ImportAction;
import fr.spro.registration.imports.ImportId;
import fr.spro.registration.imports.Imports;
import fr.spro.registration.imports.PeopleColumns;
import fr.spro.registration.seating.SeatQueries;
import fr.spro.registration.spreadsheet.Spreadsheet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/// A command with what is there before it, on a day of its own, and what must be true whenever it is over:
/// done once, or not at all if nobody was answered.
final class Scene {

    enum Play {
        /// Ada registers and confirms.
        REGISTER,
        /// The room gets a second seat: Bea, who waits, has it.
        FOLLOW,
        /// Ada cancels: Bea has her seat, Cleo goes on waiting.
        CANCEL,
        /// Three wish for one seat.
        ALLOCATE,
        /// A list of people.
        IMPORT,
        /// Ada is forgotten: Bea has her seat.
        ERASE
    }

    private static final List<String> WAITING = List.of("RegistrationRequested", "RegistrationConfirmed");
    private static final List<String> PROMOTED = and(WAITING, "ParticipantPromoted");

    private final Play play;
    private final DayId day;
    private final int rows;
    private final BeanFactory service;

    /// @param rows of the list that is imported
    Scene(Play play, String day, int rows, BeanFactory service) {
        this.play = play;
        this.day = new DayId(day);
        this.rows = rows;
        this.service = service;
    }

    /// The same for another process.
    Scene in(BeanFactory other) {
        return new Scene(play, day.value(), rows, other);
    }

    Play play() {
        return play;
    }

    DayId day() {
        return day;
    }

    void prepare() {
        var example = Examples.day(day.value(), 100, 1);
        var isRanked = play == Play.ALLOCATE;
        var details = isRanked ? Examples.rankedDetails(100) : Examples.details(100);
        get(DraftDay.class)
                .handle(RegionalDay.draft(day, "request", details, example.sessions(), List.of()), "camille");
        get(MoveDay.class).handle(day, Step.PUBLISH, "camille");
        switch (play) {
            case REGISTER, IMPORT -> {}
            case FOLLOW -> List.of("ada", "bea").forEach(this::register);
            case CANCEL, ERASE -> List.of("ada", "bea", "cleo").forEach(this::register);
            case ALLOCATE -> {
                List.of("ada", "bea", "cleo").forEach(this::register);
                closeWishes();
            }
        }
        awaitQuiet(service, day.value(), Duration.ofMillis(30));
    }

    /// Until for a while nothing whose id begins so has something to tell.
    static void awaitQuiet(BeanFactory service, String beginning, Duration during) {
        var waiting = Query.query(
                Criteria.where("_id").regex("^" + beginning).and("pendingSince").exists(true));
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .during(during)
                .until(() -> Stream.of("regionalDay", "registration")
                        .noneMatch(collection ->
                                service.getBean(MongoOperations.class).exists(waiting, collection)));
    }

    void act() {
        switch (play) {
            case REGISTER -> register("ada");
            case FOLLOW ->
                edit(DayAction.SESSION_CHANGED, found -> found.with(Examples.workshop(MORNING, 1, "Salle Erdre", 2)));
            case CANCEL -> get(CancelRegistration.class).handle(id("ada"), "participant");
            case ALLOCATE -> {
                var allocate = get(AllocateWorkshops.class);
                var digest = allocate.preview(found(), "camille").digest();
                allocate.handle(new AllocateWorkshops.Command(day, digest, "camille"));
            }
            case IMPORT -> {
                var list = IntStream.rangeClosed(1, rows)
                        .mapToObj("p%1$d;p%1$d@example.org;w-2"::formatted)
                        .collect(Collectors.joining("\n", "nom;email;ateliers\n", "\n"));
                var table = Spreadsheet.read(RunningService.bytes(list), PeopleColumns.ALL);
                get(CheckPeople.class)
                        .handle(new CheckPeople.Command(intake(), Kind.REGISTRATIONS, day, table, "camille"));
                get(ConfirmImport.class).handle(intake(), "camille");
            }
            case ERASE -> get(EraseParticipant.class).handle(id("ada"), "participant");
        }
    }

    /// What may have been told about whom: first what was before the command, last what is when it is
    /// done.
    private List<Map<String, List<String>>> forms() {
        var all = new ArrayList<Map<String, List<String>>>();
        switch (play) {
            case REGISTER -> {
                all.add(Map.of());
                all.add(Map.of("ada", List.of("RegistrationRequested")));
                all.add(Map.of("ada", WAITING));
            }
            case FOLLOW -> {
                all.add(Map.of("ada", WAITING, "bea", WAITING));
                all.add(Map.of("ada", WAITING, "bea", PROMOTED));
            }
            case CANCEL, ERASE -> {
                var over = play == Play.CANCEL ? "RegistrationCancelled" : "ParticipantErased";
                all.add(Map.of("ada", WAITING, "bea", WAITING, "cleo", WAITING));
                all.add(Map.of("ada", and(WAITING, over), "bea", PROMOTED, "cleo", WAITING));
            }
            case ALLOCATE -> {
                var told = and(WAITING, "RegistrationChanged");
                all.add(Map.of("ada", WAITING, "bea", WAITING, "cleo", WAITING));
                all.add(Map.of("ada", told, "bea", told, "cleo", told));
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

    /// What is not as it must be; nothing if all is well.
    ///
    /// @param told everything on the topics, by key
    /// @param begun it is known to have been written down, so it must be done
    List<String> faults(Map<String, List<Facts.PublishedRecord>> told, boolean begun) {
        var faults = new ArrayList<String>();
        var people = get(Registrations.class).findByDay(day);
        lists(people, faults);
        seats(people, faults);
        outboxes(people, told, faults);
        var facts = new TreeMap<String, List<String>>();
        for (var person : people)
            facts.put(name(person), types(told, person.id().value()));
        var form = forms().indexOf(facts);
        if (form < 0 || begun && form == 0) faults.add("told " + facts);
        if (form > 0 && form == forms().size() - 1) whenDone(people, faults);
        return faults;
    }

    /// Everybody who counts stands in the day's list once, nobody stands twice anywhere.
    private void lists(List<Registration> people, List<String> faults) {
        var arrivals = stored("regionalDay", day.value()).get("arrivals", new Document());
        var active = people.stream()
                .filter(Registration::isActive)
                .map(person -> person.id().value())
                .toList();
        var ofDay = arrivals.getList("day", String.class, List.of());
        if (ofDay.size() != active.size() || !ofDay.containsAll(active)) faults.add("arrived " + ofDay);
        arrivals.get("sessions", new Document()).forEach((workshop, ids) -> {
            var list = (List<?>) ids;
            if (Set.copyOf(list).size() != list.size() || !active.containsAll(list)) {
                faults.add("in %s %s".formatted(workshop, list));
            }
        });
    }

    /// No seat is sold twice or empty while somebody waits, and everybody knows what they have.
    private void seats(List<Registration> people, List<String> faults) {
        var seats = get(SeatQueries.class);
        var occupancy = seats.of(found());
        occupancy.workshops().forEach((workshop, count) -> {
            if (count.free() < 0 || count.free() > 0 && count.waiting() > 0) faults.add(workshop + " " + count);
        });
        for (var person : people) {
            if (!(person.status() instanceof RegistrationStatus.Confirmed(var told, var _, var _, var _))) continue;
            if (!seats(told).equals(seats(seats.placesOf(person.claim())))) {
                faults.add("%s was told %s".formatted(name(person), told));
            }
        }
    }

    /// Everything that was ever to be told was told, in order, and nothing waits.
    private void outboxes(
            List<Registration> people, Map<String, List<Facts.PublishedRecord>> told, List<String> faults) {
        var documents = new ArrayList<Document>(List.of(stored("regionalDay", day.value())));
        people.forEach(
                person -> documents.add(stored("registration", person.id().value())));
        for (var document : documents) {
            var id = document.getString("_id");
            if (document.containsKey("pendingSince")) faults.add(id + " has something to tell");
            var sequences = told.getOrDefault(id, List.of()).stream()
                    .map(Facts.PublishedRecord::sequence)
                    .collect(Collectors.toCollection(TreeSet::new));
            sequences.addAll(audited(id));
            var all = LongStream.rangeClosed(1, document.getLong("sequence"))
                    .boxed()
                    .toList();
            if (!List.copyOf(sequences).equals(all))
                faults.add("%s told numbers %s of %s".formatted(id, sequences, all));
        }
    }

    /// The numbers of the aggregate's entries in the audit log.
    private List<Long> audited(String id) {
        return get(MongoOperations.class).findAll(Document.class, AuditLog.COLLECTION).stream()
                .map(entry -> entry.getString("_id").split("/"))
                .filter(key -> key.length == 3 && key[1].equals(id))
                .map(key -> Long.valueOf(key[2]))
                .toList();
    }

    private void whenDone(List<Registration> people, List<String> faults) {
        switch (play) {
            case REGISTER, FOLLOW, CANCEL, ERASE -> {
                var offers = people.stream()
                        .filter(person -> !person.offers().isEmpty())
                        .map(this::name)
                        .toList();
                if (!offers.equals(play == Play.REGISTER ? List.of() : List.of("bea"))) faults.add("offered " + offers);
            }
            case ALLOCATE -> {
                if (noted(AllocationAction.ALLOCATED) != 1) faults.add("noted " + noted(AllocationAction.ALLOCATED));
            }
            case IMPORT -> {
                var intake = get(Imports.class).findById(intake()).orElseThrow();
                if (!intake.isOver() || intake.tally().added() != rows) faults.add("import " + intake.tally());
                if (noted(ImportAction.CONFIRMED) != 1) faults.add("noted " + noted(ImportAction.CONFIRMED));
            }
        }
    }

    private long noted(AuditAction action) {
        return history().stream().filter(entry -> entry.is(action)).count();
    }

    private List<AuditRecord> history() {
        return get(AuditLog.class).of(day.subject(), 1_000);
    }

    /// The types of what was told about somebody; an event that was sent again counts once.
    private static List<String> types(Map<String, List<Facts.PublishedRecord>> told, String id) {
        var byEvent = new LinkedHashMap<String, String>();
        for (var telling : told.getOrDefault(id, List.of())) {
            if (!telling.id().startsWith("registration/") || telling.fact() == null) continue;
            var type = telling.fact().getClass().getSimpleName();
            if (!type.equals("ContactListed")) byEvent.put(telling.id(), type);
        }
        return List.copyOf(byEvent.values());
    }

    static Map<String, List<Facts.PublishedRecord>> told() {
        return List.of(Topic.DAYS, Topic.REGISTRATIONS, Topic.CONTACTS).stream()
                .flatMap(topic -> Facts.all(topic).stream())
                .collect(groupingBy(Scene::id, mapping(telling -> telling, toList())));
    }

    private static String id(Facts.PublishedRecord telling) {
        var isState = telling.key().startsWith("registration:");
        return isState ? EntityRef.parse(telling.key()).id() : telling.key();
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
                : person.participant().name();
    }

    private void register(String name) {
        var workshops =
                play == Play.ALLOCATE ? new SessionId[] {MORNING, Examples.SAME_TIME} : new SessionId[] {MORNING};
        get(RegisterParticipant.class)
                .handle(new RegisterParticipant.Command(
                        id(name), day, Examples.participant(name), wishes(workshops), false));
        get(ConfirmRegistration.class).handle(id(name));
    }

    private void closeWishes() {
        var open = Examples.rankedDetails(100);
        var closed = new Details(
                open.title(),
                open.description(),
                open.place(),
                open.access(),
                open.startsAt(),
                open.endsAt(),
                open.places(),
                open.rooms(),
                null,
                null,
                null,
                Instant.now().minusSeconds(1));
        edit(DayAction.CHANGED, found -> found.with(closed, List.of()));
    }

    private void edit(DayAction action, java.util.function.UnaryOperator<RegionalDay> edit) {
        get(EditDay.class).handle(new EditDay.Command(day, "camille", action, null, edit));
    }

    private RegistrationId id(String name) {
        return new RegistrationId("%s-%s".formatted(day.value(), name));
    }

    private ImportId intake() {
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
