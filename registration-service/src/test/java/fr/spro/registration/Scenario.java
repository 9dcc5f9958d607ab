package fr.spro.registration;

import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static fr.spro.registration.Examples.wishes;
import static org.awaitility.Awaitility.await;

import fr.spro.registration.allocation.AllocateWorkshops;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.DraftDay;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.MoveDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.AnswerOffer;
import fr.spro.registration.enrolment.CancelRegistration;
import fr.spro.registration.enrolment.ConfirmRegistration;
import fr.spro.registration.enrolment.EraseParticipant;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.Registrar;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.imports.CheckPeople;
import fr.spro.registration.imports.ConfirmImport;
import fr.spro.registration.imports.Import.Kind;
import fr.spro.registration.imports.ImportId;
import fr.spro.registration.imports.PeopleColumns;
import fr.spro.registration.spreadsheet.Spreadsheet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/// A command and its preconditions on a day of its own.
final class Scenario {

    enum Command {
        /// Ada registers and confirms.
        REGISTER,
        /// The room gets a second seat: Bea is promoted from the waiting list.
        RECONCILE,
        /// Ada cancels: Bea gets her seat, Cleo stays on the waiting list.
        CANCEL,
        /// Bea declines the seat that she was offered in a parallel workshop of Dora: who keeps hers.
        DECLINE,
        /// Three wishes for one seat are allocated.
        ALLOCATE,
        /// A list of people is imported.
        IMPORT,
        /// Ada is erased: Bea gets her seat.
        ERASE
    }

    private final Command command;
    private final DayId day;
    private final int rows;
    private final BeanFactory service;

    /// @param rows of the imported list
    Scenario(Command command, String day, int rows, BeanFactory service) {
        this.command = command;
        this.day = new DayId(day);
        this.rows = rows;
        this.service = service;
    }

    /// The same scenario in another process.
    Scenario in(BeanFactory other) {
        return new Scenario(command, day.value(), rows, other);
    }

    Command command() {
        return command;
    }

    DayId day() {
        return day;
    }

    void prepare() {
        var example = Examples.day(day.value(), 100, 1);
        var isRanked = command == Command.ALLOCATE;
        var details = isRanked ? Examples.rankedDetails(100) : Examples.details(100);
        get(DraftDay.class)
                .handle(RegionalDay.draft(day, "request", details, example.sessions(), List.of()), "camille");
        get(MoveDay.class).handle(day, Step.PUBLISH, "camille");
        switch (command) {
            case REGISTER, IMPORT -> {}
            case RECONCILE -> List.of("ada", "bea").forEach(this::register);
            case CANCEL, ERASE -> List.of("ada", "bea", "cleo").forEach(this::register);
            case DECLINE -> offerSeats();
            case ALLOCATE -> {
                List.of("ada", "bea", "cleo").forEach(this::register);
                closeWishes();
            }
        }
        awaitPublished(service, day.value(), Duration.ofMillis(30));
    }

    /// Waits until no aggregate with this prefix of the id has had anything to publish for a while.
    static void awaitPublished(BeanFactory service, String prefix, Duration during) {
        var waiting = Query.query(
                Criteria.where("_id").regex("^" + prefix).and("pendingSince").exists(true));
        await().pollInterval(Duration.ofMillis(5))
                .during(during)
                .until(() -> Stream.of("regionalDay", "registration")
                        .noneMatch(collection ->
                                service.getBean(MongoOperations.class).exists(waiting, collection)));
    }

    void execute() {
        switch (command) {
            case REGISTER -> register("ada");
            case RECONCILE -> edit(new DayEdit.PutSession(Examples.workshop(MORNING, 1, "Salle Erdre", 2)));
            case CANCEL -> get(CancelRegistration.class).handle(id("ada"), "participant");
            case DECLINE -> get(AnswerOffer.class).decline(id("bea"), MORNING, "participant");
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
                        .handle(new CheckPeople.Command(
                                importId(), Kind.REGISTRATIONS, day, table, Registrar.organiser("camille")));
                get(ConfirmImport.class).handle(importId(), Registrar.organiser("camille"));
            }
            case ERASE -> get(EraseParticipant.class).handle(id("ada"), "participant");
        }
    }

    /// What violates the expectations; empty if all are met.
    ///
    /// @param isStarted whether its first write is known to be stored, so that it must be completed
    List<String> violations(Published published, boolean isStarted) {
        return new ScenarioCheck(command, day, rows, service).violations(published, isStarted);
    }

    /// In each of two parallel workshops a seat becomes free. Bea waits for both, before Dora, and gets
    /// the preferred one.
    private void offerSeats() {
        edit(new DayEdit.PutSession(Examples.workshop(SAME_TIME, 1, "Salle Loire", 1)));
        register("ada", MORNING);
        register("cleo", SAME_TIME);
        register("bea", MORNING, SAME_TIME);
        register("dora", SAME_TIME);
        for (var name : List.of("ada", "cleo")) {
            get(CancelRegistration.class).handle(id(name), "participant");
        }
        var registrations = get(Registrations.class);
        await().until(() -> Stream.of("bea", "dora")
                .allMatch(name -> registrations.findById(id(name)).stream()
                        .anyMatch(found -> !found.status().offers().isEmpty())));
    }

    private void register(String name) {
        if (command == Command.ALLOCATE) register(name, MORNING, SAME_TIME);
        else register(name, MORNING);
    }

    private void register(String name, SessionId... workshops) {
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
        edit(new DayEdit.Describe(closed, List.of()));
    }

    private void edit(DayEdit edit) {
        get(EditDay.class).handle(new EditDay.Command(day, "camille", edit));
    }

    private RegistrationId id(String name) {
        return new RegistrationId("%s-%s".formatted(day.value(), name));
    }

    private ImportId importId() {
        return new ImportId(day.value());
    }

    private RegionalDay found() {
        return get(Days.class).findById(day).orElseThrow();
    }

    private <T> T get(Class<T> type) {
        return service.getBean(type);
    }
}
