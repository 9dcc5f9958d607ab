package fr.spro.registration;

import static fr.spro.registration.Examples.participant;
import static fr.spro.registration.Examples.wishes;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.platform.messaging.audit.AuditSubject;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.web.SecretLinks;
import fr.spro.registration.attendance.AttendanceUseCases;
import fr.spro.registration.attendance.CheckIn;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.DayEdit.SessionsMove;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.DayUseCases;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.DraftDay;
import fr.spro.registration.day.DuplicateDay;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.MoveDay;
import fr.spro.registration.day.QuestionTexts;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.DirectoryUseCases;
import fr.spro.registration.directory.ImportDirectory;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.directory.StructureUses;
import fr.spro.registration.enrolment.AnswerOffer;
import fr.spro.registration.enrolment.CancelRegistration;
import fr.spro.registration.enrolment.ChangeRegistration;
import fr.spro.registration.enrolment.ConfirmRegistration;
import fr.spro.registration.enrolment.CorrectParticipant;
import fr.spro.registration.enrolment.EnrolmentUseCases;
import fr.spro.registration.enrolment.EraseParticipant;
import fr.spro.registration.enrolment.ReconcileRegistrations;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.enrolment.RenewLink;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.roster.RosterUseCases;
import fr.spro.registration.seating.SeatQueries;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.springframework.context.support.StaticMessageSource;

/// Base class of use-case tests: all use cases, created without Spring on a separate in-memory database. No
/// background job and no relay runs: tests call the jobs themselves (`reconcile`) and read published events
/// from the outboxes (`events`).
public abstract class InMemoryService {

    protected final InMemoryMongo mongo;
    protected final Clock clock;

    protected final DayUseCases dayUseCases;
    protected final DirectoryUseCases directory;
    protected final EnrolmentUseCases enrolment;
    protected final RosterUseCases roster;
    protected final AttendanceUseCases attendance;

    protected final Days days;
    protected final DraftDay draftDay;
    protected final MoveDay moveDay;
    protected final EditDay editDay;
    protected final DuplicateDay duplicateDay;
    protected final ImportDirectory importDirectory;
    protected final RegisterParticipant registerParticipant;
    protected final ConfirmRegistration confirmRegistration;
    protected final CancelRegistration cancelRegistration;
    protected final ChangeRegistration changeRegistration;
    protected final AnswerOffer answerOffer;
    protected final CorrectParticipant correctParticipant;
    protected final RenewLink renewLink;
    protected final EraseParticipant eraseParticipant;
    protected final CheckIn checkIn;
    protected final ReconcileRegistrations followDay;
    protected final SeatQueries seats;
    protected final Registrations registrations;
    protected final Store<Registration> store;
    protected final SecretLinks links;
    protected final AuditLog auditLog;

    protected final DayId day = new DayId("d-1");

    /// With a clock that tests may move.
    protected InMemoryService() {
        this(new MovableClock());
    }

    /// @param clock of all use cases
    protected InMemoryService(Clock clock) {
        this(clock, DayUseCases.questionTexts(new StaticMessageSource()));
    }

    /// @param questionTexts formats the options of questions in exports
    protected InMemoryService(Clock clock, QuestionTexts questionTexts) {
        this(new InMemoryMongo(clock), clock, questionTexts);
    }

    /// @param mongo another store than an empty one in memory
    protected InMemoryService(InMemoryMongo mongo, Clock clock, QuestionTexts questionTexts) {
        this(mongo, clock, questionTexts, Duration.ZERO);
    }

    /// @param settle the time without a further change of the day before anybody is notified
    protected InMemoryService(InMemoryMongo mongo, Clock clock, QuestionTexts questionTexts, Duration settle) {
        this.clock = clock;
        this.mongo = mongo;
        dayUseCases = new DayUseCases(mongo, List.of(), clock);
        directory = new DirectoryUseCases(mongo, this::uses, clock);
        enrolment = new EnrolmentUseCases(mongo, dayUseCases, directory, settle, clock);
        roster = new RosterUseCases(mongo, dayUseCases, directory, enrolment, questionTexts, clock);
        attendance = new AttendanceUseCases(mongo, dayUseCases, directory, enrolment, roster, clock);

        days = dayUseCases.days;
        draftDay = dayUseCases.draftDay;
        moveDay = dayUseCases.moveDay;
        editDay = dayUseCases.editDay;
        duplicateDay = dayUseCases.duplicateDay;
        importDirectory = directory.importDirectory;
        registerParticipant = enrolment.registerParticipant;
        confirmRegistration = enrolment.confirmRegistration;
        cancelRegistration = enrolment.cancelRegistration;
        changeRegistration = enrolment.changeRegistration;
        answerOffer = enrolment.answerOffer;
        correctParticipant = enrolment.correctParticipant;
        renewLink = enrolment.renewLink;
        eraseParticipant = enrolment.eraseParticipant;
        checkIn = attendance.checkIn;
        followDay = enrolment.reconcileRegistrations;
        seats = enrolment.seating.seats;
        registrations = enrolment.registrations;
        store = enrolment.store;
        links = enrolment.links;
        auditLog = mongo.audit();
    }

    private List<StructureUses.Use> uses(StructureId id) {
        return roster.structureUses.of(id);
    }

    protected final void publish(int places, int morningSeats) {
        draftDay.handle(Examples.day(day.value(), places, morningSeats), "camille");
        moveDay.handle(day, Step.PUBLISH, "camille");
    }

    /// Publishes the day with workshops that are allocated by ranked wishes.
    protected final void publishRanked(int places, int morningSeats) {
        var example = Examples.day(day.value(), places, morningSeats);
        draftDay.handle(
                RegionalDay.draft(day, "request", Examples.rankedDetails(places), example.sessions(), List.of()),
                "camille");
        moveDay.handle(day, Step.PUBLISH, "camille");
    }

    /// Ends the time for wishes of the ranked day of 20 places.
    protected final void closeWishes() {
        var ranked = Examples.rankedDetails(20);
        edit(new Details(
                ranked.title(),
                ranked.description(),
                ranked.place(),
                ranked.access(),
                ranked.startsAt(),
                ranked.endsAt(),
                ranked.places(),
                ranked.rooms(),
                null,
                null,
                null,
                Instant.now().minusSeconds(1)));
    }

    /// Moves the clock into the first session of the day, one hour after its start.
    protected final void begin() {
        moveTo(Examples.START.plusSeconds(3600));
    }

    /// Moves the clock behind the last session of the day.
    protected final void end() {
        moveTo(Examples.START.plusSeconds(8 * 3600));
    }

    protected final void moveTo(Instant now) {
        ((MovableClock) clock).moveTo(now);
    }

    protected final EditDay.Outcome edit(Details details) {
        return editDay.handle(new EditDay.Command(day, "camille", new DayEdit.Describe(details, List.of())));
    }

    /// Moves the day with its sessions; it lasts seven hours.
    protected final void moveDayTo(Instant start) {
        var before = find().details();
        var moved = before.at(start, start.plus(Duration.ofHours(7)), before.place());
        editDay.handle(new EditDay.Command(
                day, "camille", new DayEdit.Describe(moved, List.of(), SessionsMove.WITH_DAY, null)));
    }

    /// Changes the number of seats in the workshop of the morning.
    protected final EditDay.Outcome morningSeats(int seats) {
        var workshop = Examples.workshop(Examples.MORNING, 1, "Salle Erdre", seats);
        return editDay.handle(new EditDay.Command(day, "camille", new DayEdit.PutSession(workshop)));
    }

    protected final RegionalDay find() {
        return days.findById(day).orElseThrow();
    }

    protected final RegistrationId register(String name, SessionId... workshops) {
        return accepted(registerParticipant.handle(command(name, workshops)));
    }

    protected final RegistrationId confirmed(String name, SessionId... workshops) {
        return confirmRegistration.handle(register(name, workshops)).id();
    }

    protected final RegisterParticipant.Command command(String name, SessionId... workshops) {
        return new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")), day, participant(name), wishes(workshops), false);
    }

    /// The same from the public page, where another request of the same address is answered by mail.
    protected final RegisterParticipant.Command fromPublicPage(String name, SessionId... workshops) {
        var asked = command(name, workshops);
        var visit = new RegisterParticipant.Visit("192.0.2.1", enrolment.publicReads.occupancy(find()));
        return new RegisterParticipant.Command(
                asked.id(), day, asked.participant(), asked.wishes(), false, true, visit);
    }

    protected static RegistrationId accepted(RegisterParticipant.Outcome outcome) {
        return ((RegisterParticipant.Outcome.Accepted) outcome).id();
    }

    /// Other wishes of somebody who has seen the registration as it is, whatever is lost by them.
    protected final ChangeRegistration.Command choosing(RegistrationId id, Wishes wishes, String by) {
        return new ChangeRegistration.Command(id, wishes, changeRegistration.shown(store.get(id)), null, by);
    }

    /// What a form of choices shows now, for its hidden field.
    protected final String shown(RegistrationId id) {
        return changeRegistration.shown(store.get(id)).text();
    }

    /// Runs the background job that follows each change of the day.
    protected final void reconcile() {
        followDay.handle(day);
    }

    /// The events published about a registration, the oldest first.
    protected final List<Object> events(RegistrationId id) {
        return mongo.events(Registration.class, id);
    }

    /// The events published about a day, the oldest first.
    protected final List<Object> events(DayId id) {
        return mongo.events(RegionalDay.class, id);
    }

    /// The audit entries of the subject, the oldest first.
    protected final List<AuditRecord> history(AuditSubject subject) {
        return auditLog.of(subject, 1_000).reversed();
    }

    protected static List<RegistrationId> inParallel(int times, IntFunction<RegistrationId> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            var results = new ArrayList<Future<RegistrationId>>();
            for (int i = 0; i < times; i++) {
                var number = i;
                results.add(threads.submit(() -> work.apply(number)));
            }
            var ids = new ArrayList<RegistrationId>();
            for (var result : results) ids.add(result.get());
            return ids;
        }
    }

    protected static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
