package fr.spro.registration;

import static fr.spro.registration.Examples.participant;
import static fr.spro.registration.Examples.wishes;

import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.platform.messaging.audit.AuditSubject;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.web.SecretLinks;
import fr.spro.registration.attendance.CheckIn;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.DraftDay;
import fr.spro.registration.day.DuplicateDay;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.MoveDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.ImportDirectory;
import fr.spro.registration.enrolment.AnswerOffer;
import fr.spro.registration.enrolment.CancelRegistration;
import fr.spro.registration.enrolment.ChangeRegistration;
import fr.spro.registration.enrolment.ConfirmRegistration;
import fr.spro.registration.enrolment.CorrectParticipant;
import fr.spro.registration.enrolment.EraseParticipant;
import fr.spro.registration.enrolment.ReconcileRegistrations;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.enrolment.RenewLink;
import fr.spro.registration.seating.SeatQueries;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.support.DependencyInjectionTestExecutionListener;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Base class of tests of the whole service with the real broker and store. They share one application; each
/// has a separate day. Listeners other than injection would inspect all beans before and after each test.
@SpringBootTest(
        properties = {
            "spro.topics.create=true",
            "management.server.port=",
            "spring.cloud.stream.kafka.binder.metrics.offset-lag-metrics-interval=1s"
        })
@AutoConfigureMockMvc
@TestExecutionListeners(DependencyInjectionTestExecutionListener.class)
abstract class RunningService {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Days days;

    @Autowired
    DraftDay draftDay;

    @Autowired
    MoveDay moveDay;

    @Autowired
    EditDay editDay;

    @Autowired
    DuplicateDay duplicateDay;

    @Autowired
    ImportDirectory importDirectory;

    @Autowired
    RegisterParticipant registerParticipant;

    @Autowired
    ConfirmRegistration confirmRegistration;

    @Autowired
    CancelRegistration cancelRegistration;

    @Autowired
    ChangeRegistration changeRegistration;

    @Autowired
    AnswerOffer answerOffer;

    @Autowired
    CorrectParticipant correctParticipant;

    @Autowired
    RenewLink renewLink;

    @Autowired
    EraseParticipant eraseParticipant;

    @Autowired
    CheckIn checkIn;

    @Autowired
    ReconcileRegistrations followDay;

    @Autowired
    SeatQueries seats;

    @Autowired
    Registrations registrations;

    @Autowired
    Store<Registration> store;

    @Autowired
    SecretLinks links;

    @Autowired
    MongoOperations mongo;

    @Autowired
    AuditLog auditLog;

    final DayId day = new DayId(Infrastructure.fresh("d"));

    /// Moves the start of a day to an hour ago, unnoticed by its participants.
    final void begin(DayId id) {
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id.value())),
                Update.update("details.startsAt", Date.from(Instant.now().minusSeconds(3600))),
                RegionalDay.class);
    }

    /// Marks a day as held before its last session has ended.
    final void hold(DayId id) {
        moveDay.handle(new MoveDay.Command(id, Step.HOLD, true, "camille"));
    }

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        Infrastructure.properties("registration").forEach((name, value) -> registry.add(name, () -> value));
        registry.add(
                "spro.links.registration.keys.k1", () -> Base64.getEncoder().encodeToString(new byte[32]));
    }

    void publish(int places, int morningSeats) {
        draftDay.handle(Examples.day(day.value(), places, morningSeats), "camille");
        moveDay.handle(day, Step.PUBLISH, "camille");
    }

    /// The audit entries of the subject, the oldest first.
    List<AuditRecord> history(AuditSubject subject) {
        return auditLog.of(subject, 1_000).reversed();
    }

    RegionalDay find() {
        return days.findById(day).orElseThrow();
    }

    RegistrationId register(String name, SessionId... workshops) {
        return accepted(registerParticipant.handle(command(name, workshops)));
    }

    RegistrationId confirmed(String name, SessionId... workshops) {
        return confirmRegistration.handle(register(name, workshops)).id();
    }

    RegisterParticipant.Command command(String name, SessionId... workshops) {
        return new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")), day, participant(name), wishes(workshops), false);
    }

    static RegistrationId accepted(RegisterParticipant.Outcome outcome) {
        return ((RegisterParticipant.Outcome.Accepted) outcome).id();
    }

    static List<RegistrationId> inParallel(int times, IntFunction<RegistrationId> work) throws Exception {
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

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
