package fr.spro.registration;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static fr.spro.registration.Examples.participant;
import static fr.spro.registration.Examples.wishes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.DayEvent.DayHeld;
import fr.spro.contracts.DayEvent.DayPublished;
import fr.spro.contracts.DeliveryEvent.NotificationNotSent;
import fr.spro.contracts.DeliveryEvent.Reason;
import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.contracts.Topic;
import fr.spro.platform.Change;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.messaging.Store;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.web.SecretLinks;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.DraftDay;
import fr.spro.registration.day.MoveDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.RegionalDay.Step;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.ImportDirectory;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.CancelRegistration;
import fr.spro.registration.enrolment.CheckIn;
import fr.spro.registration.enrolment.ConfirmRegistration;
import fr.spro.registration.enrolment.Enrolment;
import fr.spro.registration.enrolment.FollowDay;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.enrolment.Wishes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// From the draft of a day to the people who came, on the real broker and store of the tests.
@SpringBootTest(properties = {"spro.topics.create=true", "management.server.port="})
@AutoConfigureMockMvc
class RegistrationTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Days days;

    @Autowired
    DraftDay draftDay;

    @Autowired
    MoveDay moveDay;

    @Autowired
    ImportDirectory importDirectory;

    @Autowired
    RegisterParticipant registerParticipant;

    @Autowired
    ConfirmRegistration confirmRegistration;

    @Autowired
    CancelRegistration cancelRegistration;

    @Autowired
    CheckIn checkIn;

    @Autowired
    FollowDay followDay;

    @Autowired
    Enrolment enrolment;

    @Autowired
    Registrations registrations;

    @Autowired
    Store<Registration> store;

    @Autowired
    SecretLinks links;

    @Autowired
    MongoOperations mongo;

    private final DayId day = new DayId(Infrastructure.fresh("d"));

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        Infrastructure.properties("registration").forEach((name, value) -> registry.add(name, () -> value));
        registry.add(
                "spro.links.registration.keys.k1",
                () -> java.util.Base64.getEncoder().encodeToString(new byte[32]));
    }

    @Test
    void a_published_day_is_told_with_its_programme_and_a_held_one_once_more() {
        publish(10, 2);
        moveDay.handle(day, Step.PUBLISH);
        moveDay.handle(day, Step.HOLD);

        await().untilAsserted(() -> assertThat(Facts.told(Topic.DAYS, day.value()))
                .hasSize(2)
                .satisfies(facts -> {
                    assertThat(facts.getFirst()).isInstanceOfSatisfying(DayPublished.class, fact -> {
                        assertThat(fact.day().version()).isEqualTo(2);
                        assertThat(fact.day().sessions()).hasSize(3);
                    });
                    assertThat(facts.getLast()).isInstanceOf(DayHeld.class);
                }));
        assertThat(moveDay.handle(day, Step.CLOSE)).isInstanceOf(MoveDay.Outcome.Impossible.class);
    }

    @Test
    void the_directory_is_imported_as_a_whole_or_not_at_all_and_twice_changes_nothing() {
        var group = Infrastructure.fresh("g");
        var structure = Infrastructure.fresh("s");
        var groups =
                "id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject\n%1$s;Groupe local;Loire;c-%1$s;Maëlle K;m@example.org;maelle\n"
                        .formatted(group);
        var structures =
                "id;name;type;group;street;postal_code;city;email\n%s;\"Mission; locale\";mission-locale;%s;3 rue du Port;44000;Nantes;accueil@example.org\n"
                        .formatted(structure, group);

        assertThat(importDirectory.structures(bytes(structures)))
                .isEqualTo(new ImportDirectory.Outcome.Faulty(
                        List.of(new ImportDirectory.Fault(2, "group", "unknown-group"))));
        assertThat(importDirectory.groups(bytes(groups))).isEqualTo(new ImportDirectory.Outcome.Imported(1, 0, 0));
        assertThat(importDirectory.structures(bytes(structures)))
                .isEqualTo(new ImportDirectory.Outcome.Imported(1, 0, 0));
        assertThat(importDirectory.structures(bytes(structures)))
                .isEqualTo(new ImportDirectory.Outcome.Imported(0, 0, 1));
        assertThat(importDirectory.structures(bytes(structures.replace("3 rue", "5 rue"))))
                .isEqualTo(new ImportDirectory.Outcome.Imported(0, 1, 0));

        await().untilAsserted(() -> {
            assertThat(Facts.told(Topic.DIRECTORY, group))
                    .last()
                    .isInstanceOfSatisfying(
                            GroupListed.class,
                            fact -> assertThat(fact.subjects()).containsExactly("maelle"));
            assertThat(Facts.told(Topic.DIRECTORY, structure))
                    .last()
                    .isInstanceOfSatisfying(StructureListed.class, fact -> {
                        assertThat(fact.version()).isEqualTo(2);
                        assertThat(fact.address().street()).startsWith("5");
                    });
            assertThat(Facts.told(Topic.CONTACTS, "c-" + group)).last().isInstanceOf(ContactListed.class);
        });
    }

    @Test
    void every_fault_of_a_directory_file_is_named() {
        assertThat(importDirectory.groups(new byte[] {(byte) 0xE9, 'a'})).isEqualTo(faulty(1, "", "not-utf-8"));
        assertThat(importDirectory.groups(bytes("id;name\n"))).isInstanceOf(ImportDirectory.Outcome.Faulty.class);
        assertThat(importDirectory.structures(bytes("")))
                .isInstanceOfSatisfying(
                        ImportDirectory.Outcome.Faulty.class,
                        faulty -> assertThat(faulty.faults()).hasSize(8));
        assertThat(importDirectory.structures(
                        bytes("id;name;type;group;street;postal_code;city;email\nÉ;;cio;g;r;44;N;nobody\n")))
                .isInstanceOfSatisfying(
                        ImportDirectory.Outcome.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(ImportDirectory.Fault::reason)
                                .containsExactlyInAnyOrder("unknown-group", "not-an-id", "empty", "not-an-address"));
    }

    @Test
    void who_confirms_is_told_what_they_have_and_what_they_wait_for() {
        publish(10, 1);
        var first = register("Ada", MORNING);
        var second = register("Bea", MORNING, AFTERNOON);

        confirmRegistration.handle(first);
        confirmRegistration.handle(second);
        confirmRegistration.handle(second);

        await().untilAsserted(() -> {
            assertThat(Facts.told(Topic.REGISTRATIONS, second.value()))
                    .hasSize(2)
                    .last()
                    .isInstanceOfSatisfying(RegistrationConfirmed.class, fact -> {
                        assertThat(fact.places().day().seated()).isTrue();
                        assertThat(fact.places().workshops())
                                .extracting(place -> place.seated())
                                .containsExactly(false, true);
                        assertThat(fact.places().workshops().getFirst().rank()).isEqualTo(1);
                    });
            assertThat(Facts.told(Topic.CONTACTS, second.value()))
                    .last()
                    .isEqualTo(new ContactListed(second.value(), 1, "Bea", "bea@example.org", "fr"));
        });
    }

    @Test
    void who_was_next_is_promoted_when_somebody_cancels() {
        publish(10, 1);
        var first = confirmed("Ada", MORNING);
        var second = confirmed("Bea", MORNING);
        var third = confirmed("Cleo", MORNING);

        cancelRegistration.handle(first);
        cancelRegistration.handle(first);

        await().untilAsserted(() -> {
            assertThat(Facts.told(Topic.REGISTRATIONS, first.value()))
                    .hasSize(3)
                    .last()
                    .isInstanceOf(RegistrationCancelled.class);
            assertThat(Facts.told(Topic.REGISTRATIONS, second.value()))
                    .last()
                    .isInstanceOfSatisfying(
                            ParticipantPromoted.class,
                            fact -> assertThat(fact.promoted()).containsExactly("w-1"));
        });
        assertThat(Facts.told(Topic.REGISTRATIONS, third.value())).last().isInstanceOf(RegistrationConfirmed.class);
        assertThat(enrolment.of(find()).workshops().get(MORNING).waiting()).isEqualTo(1);
    }

    @Test
    void guarantee_5_seats_are_never_oversold_and_never_empty_while_somebody_waits() throws Exception {
        publish(30, 10);

        var ids = inParallel(60, number -> register("P" + number, MORNING));
        ids.forEach(confirmRegistration::handle);
        inParallel(20, number -> cancelRegistration.handle(ids.get(number * 2)).id());
        followDay.handle(day);

        var fullness = enrolment.of(find());
        assertThat(fullness.day()).isEqualTo(new Enrolment.Count(30, 30, 10));
        assertThat(fullness.workshops().get(MORNING)).isEqualTo(new Enrolment.Count(10, 10, 30));
        var told = registrations.findByDay(day).stream()
                .map(Registration::status)
                .filter(Registration.Status.Confirmed.class::isInstance)
                .map(Registration.Status.Confirmed.class::cast)
                .filter(status -> status.told().workshops().getFirst().seated())
                .count();
        assertThat(told).as("told that they have a seat").isEqualTo(10);
    }

    /// The negative control of the test above: what counting first and inserting then would do.
    @Test
    void to_count_and_then_insert_oversells() throws Exception {
        var seats = new Document("_id", day.value()).append("taken", 0);
        mongo.insert(seats, "counted");

        inParallel(60, number -> {
            var before = mongo.findById(day.value(), Document.class, "counted");
            if (before != null
                    && mongo.count(new org.springframework.data.mongodb.core.query.Query(), "claimed-" + day.value())
                            < 10) {
                mongo.insert(new Document("_id", number), "claimed-" + day.value());
            }
            return new RegistrationId("x");
        });

        assertThat(mongo.getCollection("claimed-" + day.value()).countDocuments())
                .isGreaterThan(10);
    }

    @Test
    void a_crash_between_registering_and_queueing_loses_nobody() {
        publish(10, 5);
        var id = new RegistrationId(Infrastructure.fresh("r"));
        store.insert(registrationFromBefore(id));

        followDay.handle(day);

        assertThat(enrolment.of(find()).day().taken()).isEqualTo(1);
        assertThat(enrolment.of(find()).workshops().get(MORNING).taken()).isEqualTo(1);
    }

    @Test
    void a_crash_between_cancelling_and_leaving_the_queue_keeps_no_seat() {
        publish(1, 5);
        var first = confirmed("Ada");
        var second = confirmed("Bea");
        var cancelled = cancelRegistration.handle(first);
        mongo.updateFirst(
                org.springframework.data.mongodb.core.query.Query.query(
                        org.springframework.data.mongodb.core.query.Criteria.where("_id")
                                .is(day.value())),
                new org.springframework.data.mongodb.core.query.Update()
                        .push("arrivals.day")
                        .atPosition(0)
                        .value(first.value()),
                RegionalDay.class);

        followDay.handle(day);

        assertThat(cancelled.isActive()).isFalse();
        assertThat(enrolment
                        .placesOf(registrations.findById(second).orElseThrow())
                        .day()
                        .seated())
                .isTrue();
    }

    @Test
    void the_same_address_registers_once_and_is_not_pestered() {
        publish(10, 5);
        var first = register("Ada", MORNING);
        var again = register("Ada", AFTERNOON);

        assertThat(again).isEqualTo(first);
        assertThat(enrolment.of(find()).day().taken()).isEqualTo(1);
        assertThat(enrolment.of(find()).workshops().get(AFTERNOON).taken()).isZero();
        await().untilAsserted(() -> assertThat(Facts.told(Topic.REGISTRATIONS, first.value()))
                .singleElement()
                .isInstanceOf(RegistrationRequested.class));
    }

    @Test
    void who_cancelled_can_register_again_with_the_same_address() {
        publish(10, 5);
        var first = confirmed("Ada", MORNING);
        cancelRegistration.handle(first);

        assertThat(register("Ada", MORNING)).isNotEqualTo(first);
        assertThat(enrolment.of(find()).day().taken()).isEqualTo(1);
    }

    @Test
    void attendance_is_told_once_with_where_the_participant_comes_from() {
        publish(10, 5);
        var group = Infrastructure.fresh("g");
        var structure = Infrastructure.fresh("s");
        importDirectory.groups(bytes(
                "id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject\n%1$s;Groupe;Loire;c-%1$s;M K;m@example.org;m\n"
                        .formatted(group)));
        importDirectory.structures(bytes(
                "id;name;type;group;street;postal_code;city;email\n%s;CIO;cio;%s;3 rue du Port;44000;Nantes;cio@example.org\n"
                        .formatted(structure, group)));
        var id = accepted(registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")),
                day,
                participant("Ada"),
                new Wishes(new StructureId(structure), null, List.of(), null))));
        assertThat(checkIn.handle(day, id)).isInstanceOf(CheckIn.Outcome.NotExpected.class);
        confirmRegistration.handle(id);

        checkIn.handle(day, id);
        checkIn.handle(day, id);

        await().untilAsserted(() -> assertThat(Facts.told(Topic.REGISTRATIONS, id.value()))
                .hasSize(3)
                .last()
                .isInstanceOfSatisfying(ParticipantCheckedIn.class, fact -> {
                    assertThat(fact.structureId()).isEqualTo(structure);
                    assertThat(fact.structureVersion()).isEqualTo(1);
                    assertThat(fact.groupId()).isEqualTo(group);
                }));
    }

    @Test
    void an_invalid_form_comes_back_with_what_was_typed_and_a_message_at_each_field() {
        publish(10, 5);

        assertThat(mvc.post()
                        .uri("/journees/{day}/inscription", day.value())
                        .param("name", "Zoé <b>")
                        .param("email", "nobody")
                        .param("structure", "")
                        .param("workshops[0]", "w-1")
                        .with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("Zoé &lt;b&gt;", "nobody")
                .contains(
                        "Écrivez une adresse électronique complète", "Choisissez votre structure", "Cochez cette case")
                .contains("href=\"#email\"", "id=\"email-fault\"", "value=\"w-1\" checked");
    }

    @Test
    void workshops_at_the_same_time_and_unknown_ones_are_refused() {
        publish(10, 5);

        assertThat(registerParticipant.handle(command("Ada", MORNING, SAME_TIME)))
                .isEqualTo(
                        new RegisterParticipant.Outcome.Faulty(List.of(RegisterParticipant.Fault.WORKSHOPS_OVERLAP)));
        assertThat(registerParticipant.handle(command("Ada", new SessionId("w-9"))))
                .isEqualTo(new RegisterParticipant.Outcome.Faulty(List.of(RegisterParticipant.Fault.UNKNOWN_WORKSHOP)));
    }

    @Test
    void a_participant_registers_confirms_and_cancels_on_the_pages() {
        publish(10, 5);
        assertThat(mvc.get().uri("/")).hasStatusOk();
        assertThat(mvc.get().uri("/journees/{day}", day.value()))
                .hasStatusOk()
                .bodyText()
                .contains("M’inscrire");
        assertThat(mvc.get().uri("/journees/{day}/inscription?lang=en", day.value()))
                .hasStatusOk()
                .bodyText()
                .contains("Send my registration", "_csrf");
        var name = Infrastructure.fresh("Zoé");
        assertThat(mvc.post()
                        .uri("/journees/{day}/inscription", day.value())
                        .param("name", name)
                        .param("email", "zoe@example.org")
                        .param("structure", "other")
                        .param("otherStructure", "Une association")
                        .param("workshops[0]", "w-1")
                        .param("workshops[1]", "none")
                        .param("consent", "true")
                        .with(csrf()))
                .hasRedirectedUrl("/journees/%s/inscription/envoyee".formatted(day.value()));
        assertThat(mvc.get().uri("/journees/{day}/inscription/envoyee", day.value()))
                .hasStatusOk();
        var secret = links.text(registrations.findByDay(day).getFirst().id().value(), 1);

        assertThat(mvc.get().uri("/inscriptions/{secret}", secret)).bodyText().contains("Confirmer mon inscription");
        assertThat(mvc.post().uri("/inscriptions/{secret}/confirmation", secret).with(csrf()))
                .hasRedirectedUrl("/inscriptions/" + secret);
        assertThat(mvc.get().uri("/inscriptions/{secret}", secret)).bodyText().contains("Vous êtes inscrit", name);
        assertThat(mvc.get().uri("/inscriptions/{secret}/annulation", secret)).hasStatusOk();
        assertThat(mvc.post().uri("/inscriptions/{secret}/annulation", secret).with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/inscriptions/{secret}", secret)).bodyText().contains("est annulée");
    }

    @Test
    void an_unknown_link_is_answered_with_a_page_that_says_so() {
        assertThat(mvc.get().uri("/inscriptions/{secret}", "abc.1.nonsense")).hasStatus(404);
        assertThat(mvc.get().uri("/inscriptions/{secret}", links.text("gone", 1)))
                .hasStatus(404);
        assertThat(mvc.get().uri("/journees/{day}", "unknown")).hasStatus(404);
    }

    @Test
    void a_program_drafts_publishes_registers_and_checks_in() {
        var body = """
            {"slug":"%s","title":"Journée","description":"Une journée","place":"Angers","startsAt":"2027-11-19T09:30:00",
             "endsAt":"2027-11-19T16:30:00","places":5,"sessions":[{"id":"w-1","kind":"WORKSHOP","title":"Atelier",
             "startsAt":"2027-11-19T10:00:00","endsAt":"2027-11-19T11:00:00","room":"A","seats":2}]}\
            """.formatted(day.value());
        var api = "/api/registration/v1/days";
        for (int i = 0; i < 2; i++) {
            assertThat(mvc.post()
                            .uri(api)
                            .header("Idempotency-Key", "one")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(body)
                            .with(program()))
                    .hasStatus(201);
        }
        assertThat(mvc.post()
                        .uri(api)
                        .header("Idempotency-Key", "two")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .with(program()))
                .hasStatus(422);
        assertThat(mvc.post().uri(api + "/{day}/publish", day.value()).with(program()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("PUBLISHED");
        var registered = mvc.post()
                .uri(api + "/{day}/registrations", day.value())
                .header("Idempotency-Key", "ada")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\":\"Ada\",\"email\":\"ada@example.org\",\"language\":\"fr\",\"workshops\":[\"w-1\"]}")
                .with(program());
        assertThat(registered).hasStatus(201);
        assertThat(registered).hasStatus(201);
        assertThat(mvc.get().uri(api + "/{day}/seats", day.value()).with(program()))
                .bodyJson()
                .extractingPath("$.workshops.w-1.taken")
                .isEqualTo(1);
        var id = registrations.findByDay(day).getFirst().id();
        assertThat(mvc.post()
                        .uri(api + "/{day}/registrations/{id}/check-in", day.value(), id.value())
                        .with(program()))
                .hasStatus(422);
        confirmRegistration.handle(id);
        assertThat(mvc.post()
                        .uri(api + "/{day}/registrations/{id}/check-in", day.value(), id.value())
                        .with(program()))
                .hasStatusOk();
        assertThat(mvc.get().uri(api + "/{day}/registrations", day.value()).with(program()))
                .bodyJson()
                .extractingPath("$.registrations[0].present")
                .isEqualTo(true);
        assertThat(mvc.get().uri("/api/registration/openapi.json"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.openapi")
                .asString()
                .startsWith("3.1");
    }

    @Test
    void the_staff_see_who_comes_and_only_the_organiser_moves_the_day_or_checks_in() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        var list = "/coordination/journees/%s/inscriptions".formatted(day.value());

        assertThat(mvc.get().uri("/coordination/journees").with(staff("operator")))
                .hasStatusOk();
        assertThat(mvc.get().uri("/coordination/journees/{day}", day.value()).with(staff("organiser")))
                .hasStatusOk()
                .bodyText()
                .contains("Clore les inscriptions");
        assertThat(mvc.get()
                        .uri("/coordination/journees/{day}/close", day.value())
                        .with(staff("organiser")))
                .hasStatusOk();
        assertThat(mvc.get().uri(list).with(staff("organiser")))
                .hasStatusOk()
                .bodyText()
                .contains("ada@example.org");
        assertThat(mvc.get().uri(list).with(staff("coordinator")))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("ada@");
        assertThat(mvc.get().uri(list).with(staff("operator"))).hasStatus(403);
        var presence = list + "/%s/presence".formatted(id.value());
        assertThat(mvc.post().uri(presence).with(csrf()).with(staff("coordinator")))
                .hasStatus(403);
        assertThat(mvc.post().uri(presence).with(csrf()).with(staff("organiser")))
                .hasStatus3xxRedirection();
        assertThat(registrations.findById(id).orElseThrow().checkedInAt()).isNotNull();
        assertThat(mvc.post()
                        .uri("/coordination/journees/{day}/close", day.value())
                        .with(csrf())
                        .with(staff("coordinator")))
                .hasStatus(403);
        assertThat(mvc.get().uri("/coordination/annuaire").with(staff("organiser")))
                .hasStatusOk();
    }

    @Test
    void who_was_not_reached_is_marked_for_the_staff() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);

        Facts.tell(
                "n-" + id.value(),
                1,
                new NotificationNotSent(
                        "n-" + id.value(),
                        "place-confirmed",
                        id.value(),
                        "e-1",
                        Reason.REFUSED_BY_SERVER,
                        Instant.now()));

        await().untilAsserted(() -> assertThat(mvc.get()
                        .uri("/coordination/journees/%s/inscriptions".formatted(day.value()))
                        .with(staff("organiser")))
                .bodyText()
                .contains("message non envoyé"));
    }

    @Test
    void the_pages_about_the_site_are_there_in_both_languages() {
        for (var page : List.of("contact", "accessibilite", "donnees-personnelles", "mentions-legales")) {
            assertThat(mvc.get().uri("/" + page)).hasStatusOk().bodyText().doesNotContain("??");
            assertThat(mvc.get().uri("/" + page + "?lang=en"))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("??");
        }
    }

    private void publish(int places, int morningSeats) {
        draftDay.handle(Examples.day(day.value(), places, morningSeats));
        moveDay.handle(day, Step.PUBLISH);
    }

    private RegionalDay find() {
        return days.findById(day).orElseThrow();
    }

    private RegistrationId register(String name, SessionId... workshops) {
        return accepted(registerParticipant.handle(command(name, workshops)));
    }

    private RegistrationId confirmed(String name, SessionId... workshops) {
        return confirmRegistration.handle(register(name, workshops)).id();
    }

    private RegisterParticipant.Command command(String name, SessionId... workshops) {
        return new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")), day, participant(name), wishes(workshops));
    }

    private static RegistrationId accepted(RegisterParticipant.Outcome outcome) {
        return ((RegisterParticipant.Outcome.Accepted) outcome).id();
    }

    private Change<Registration, ?> registrationFromBefore(RegistrationId id) {
        var before = Instant.now().minusSeconds(60);
        return Change.to(new Registration(
                id,
                day,
                participant("Ada"),
                wishes(MORNING),
                new Registration.Status.Requested(before.plusSeconds(3600)),
                null,
                before,
                before,
                null,
                1,
                0));
    }

    private static List<RegistrationId> inParallel(int times, java.util.function.IntFunction<RegistrationId> work)
            throws Exception {
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ImportDirectory.Outcome faulty(long line, String column, String reason) {
        return new ImportDirectory.Outcome.Faulty(List.of(new ImportDirectory.Fault(line, column, reason)));
    }

    private static RequestPostProcessor staff(String role) {
        return oidcLogin()
                .idToken(token -> token.subject("camille").claim("roles", List.of(role)))
                .authorities(new SimpleGrantedAuthority("ROLE_" + role.toUpperCase(java.util.Locale.ROOT)));
    }

    private static RequestPostProcessor program() {
        return jwt().jwt(token -> token.subject("story").claim("roles", List.of("organiser")))
                .authorities(new SimpleGrantedAuthority("ROLE_ORGANISER"));
    }
}
