package fr.spro.registration;

import static fr.spro.registration.Examples.wishes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.testing.PersonalDataSearch;
import fr.spro.registration.enrolment.RegisterMany;
import fr.spro.registration.enrolment.Registrar;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.imports.CheckPeople;
import fr.spro.registration.imports.ConfirmImport;
import fr.spro.registration.imports.Import.Kind;
import fr.spro.registration.imports.ImportId;
import fr.spro.registration.imports.Imports;
import fr.spro.registration.imports.PeopleColumns;
import fr.spro.registration.privacy.SendCompactionHeartbeats;
import fr.spro.registration.spreadsheet.Spreadsheet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/// An erased person is found nowhere: each collection, topic and log is decoded and searched. The acceptance
/// story does the same with all four services.
class ErasureTests extends RunningService {

    private static final String STORE = Infrastructure.storeUri("registration");

    @Autowired
    CheckPeople checkPeople;

    @Autowired
    ConfirmImport confirmImport;

    @Autowired
    Imports imports;

    @Autowired
    RegisterMany registerMany;

    @Autowired
    SendCompactionHeartbeats rollContacts;

    private final Logger rootLogger = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level levelBefore = rootLogger.getLevel();
    private final ListAppender<ILoggingEvent> logAppender = new ListAppender<>();
    private final PersonalDataSearch traces = new PersonalDataSearch("Quatrefages", "Zébuline", "mirobolant");

    /// The log level is that of production.
    @BeforeEach
    void listen() {
        rootLogger.setLevel(Level.INFO);
        logAppender.start();
        rootLogger.addAppender(logAppender);
    }

    @AfterEach
    void stopListening() {
        rootLogger.detachAppender(logAppender);
        rootLogger.setLevel(levelBefore);
    }

    @Test
    void erasure_on_the_participants_page_removes_the_person_everywhere() {
        publish(10, 1);
        var zebuline = registerAndChangeAddress();
        var theodule = importPerson();
        registerOther("Bea", "zebuline@quatrefages.example");

        await().untilAsserted(() -> {
            assertThat(traces.inStore(STORE)).anyMatch(trace -> trace.contains(zebuline.value()));
            assertThat(traces.inStore(STORE)).anyMatch(trace -> trace.contains(theodule.value()));
            assertThat(traces.inTopics(Infrastructure.brokers()))
                    .containsExactlyInAnyOrder(
                            "registration.contacts, key registration:" + zebuline.value(),
                            "registration.contacts, key registration:" + theodule.value());
        });

        for (var id : List.of(zebuline, theodule)) {
            assertThat(mvc.post().uri(participantPage(id) + "/effacement").with(csrf()))
                    .hasRedirectedUrl("/inscriptions/effacee");
        }

        await().untilAsserted(() -> {
            assertThat(traces.inStore(STORE)).isEmpty();
            assertThat(traces.inTopics(Infrastructure.brokers())).isEmpty();
        });
        stopListening();
        assertThat(logAppender.list)
                // The store of the tests runs in this process; in a separate one it logs less, see
                // server-logback.xml.
                .filteredOn(event -> !event.getLoggerName().startsWith("de.bwaldvogel."))
                .extracting(ErasureTests::text)
                .isNotEmpty()
                .noneMatch(traces::in);
        assertThat(registrations.findById(zebuline).orElseThrow().isErased()).isTrue();
    }

    /// The import that registered a person is repeated after a crash and does not restore the person.
    @Test
    void repeated_commands_do_not_restore_an_erased_person() {
        publish(10, 1);
        var id = new RegistrationId(Infrastructure.fresh("r"));
        var person = new RegisterMany.Person(
                id, Examples.participant("Zébuline", "z@quatrefages.example"), wishes(Examples.MORNING));
        registerMany.handle(day, List.of(person));
        eraseParticipant.handle(id, "participant");

        registerMany.handle(day, List.of(person));
        followDay.handle(day);

        assertThat(registrations.findByDay(day)).singleElement().matches(Registration::isErased);
        await().untilAsserted(() -> {
            assertThat(traces.inStore(STORE)).isEmpty();
            assertThat(traces.inTopics(Infrastructure.brokers())).isEmpty();
        });
    }

    @Test
    void sends_a_daily_compaction_heartbeat_so_that_kafka_deletes_erased_contacts() {
        // Later than any sweep of this service.
        var now = Instant.now().plus(Duration.ofDays(400));
        assertThat(rollContacts.handle(now)).isTrue();
        assertThat(rollContacts.handle(now.plus(Duration.ofHours(23)))).isFalse();
        assertThat(rollContacts.handle(now.plus(Duration.ofHours(24)))).isTrue();
    }

    private RegistrationId registerAndChangeAddress() {
        assertThat(mvc.post()
                        .uri("/journees/{day}/inscription", day.value())
                        .param("name", "Zébuline QUATREFAGES")
                        .param("email", "Zebuline.Before@Quatrefages.example")
                        .param("structure", "other")
                        .param("otherStructure", "Comptoir Mirobolant")
                        .param("needs", "Le fauteuil de Zébuline")
                        .param("workshops[0]", "w-1")
                        .param("workshops[1]", "none")
                        .param("consent", "true")
                        .with(csrf()))
                .hasStatus3xxRedirection();
        var id = registrations
                .findByActiveAddress(day.value() + " zebuline.before@quatrefages.example")
                .orElseThrow()
                .id();
        assertThat(mvc.post().uri(participantPage(id) + "/confirmation").with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(mvc.post()
                        .uri(participantPage(id) + "/identite")
                        .param("version", store.get(id).contact().shown())
                        .param("name", "Zébuline Quatrefages")
                        .param("email", "zebuline@quatrefages.example")
                        .with(csrf()))
                .hasStatus3xxRedirection();
        var entered = store.get(id).contact().version();
        var link = links.text("%s~%d".formatted(id.value(), entered), 1);
        assertThat(mvc.post().uri("/inscriptions/adresse/" + link).with(csrf())).hasStatus3xxRedirection();
        return id;
    }

    private RegistrationId importPerson() {
        var list = bytes("nom;email;structure\nThéodule Quatrefages;theodule@quatrefages.example;Mirobolant & fils\n");
        var importId = new ImportId(Infrastructure.fresh("i"));
        checkPeople.handle(new CheckPeople.Command(
                importId,
                Kind.REGISTRATIONS,
                day,
                Spreadsheet.read(list, PeopleColumns.ALL),
                Registrar.organiser("camille")));
        confirmImport.handle(importId, Registrar.organiser("camille"));
        await().until(() -> imports.findById(importId).orElseThrow().isOver());
        return registrations
                .findByActiveAddress(day.value() + " theodule@quatrefages.example")
                .orElseThrow()
                .id();
    }

    /// Requests an address that is already registered.
    private void registerOther(String name, String address) {
        var id = confirmed(name);
        correctParticipant.handle(Examples.correcting(store.get(id), name, address, "participant"));
        assertThat(registrations.findById(id).orElseThrow().participant().email())
                .doesNotHaveToString(address);
    }

    private String participantPage(RegistrationId id) {
        var generation = store.get(id).contact().linkGeneration();
        return "/inscriptions/" + links.text(id.value(), generation);
    }

    private static String text(ILoggingEvent event) {
        var thrown = event.getThrowableProxy();
        return event.getFormattedMessage() + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    }
}
