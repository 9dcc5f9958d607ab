package fr.spro.registration;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.RegistrationEvent.AddressChanged;
import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.ParticipantErased;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.CorrectParticipant;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// What participants do alone with the secret link of their page.
class OwnPageTests extends RunningService {

    @Test
    void a_participant_chooses_other_workshops_and_the_seat_given_up_goes_to_who_is_next() {
        publish(10, 1);
        var id = confirmed("Ada", MORNING);
        var next = confirmed("Bea", MORNING);
        assertThat(get(next, "")).bodyText().contains("Liste d’attente, rang 1", "Si une place se libère");
        assertThat(get(id, "")).bodyText().contains("Gardez le lien").doesNotContain("Si une place se libère");

        assertThat(get(id, "/choix")).hasStatusOk().bodyText().contains("value=\"w-1\" checked", "Une association");
        assertThat(choose(id, "w-2", "w-3")).hasRedirectedUrl(own(id) + "?fait=choix");

        await().untilAsserted(() -> assertThat(told(next)).last().isInstanceOf(ParticipantPromoted.class));
        await().untilAsserted(() -> assertThat(told(id))
                .last()
                .isInstanceOfSatisfying(RegistrationChanged.class, fact -> {
                    assertThat(fact.reasons()).containsExactly(Reason.WORKSHOPS_CHOSEN);
                    assertThat(fact.lostSessions())
                            .as("what one gives up is not lost")
                            .isEmpty();
                    assertThat(fact.places().workshops())
                            .extracting("sessionId")
                            .containsExactly("w-2", "w-3");
                }));
        assertThat(seats.of(find()).workshops().get(SAME_TIME).taken()).isEqualTo(1);
        assertThat(get(id, ""))
                .bodyText()
                .contains("Atelier w-2", "Atelier w-3")
                .doesNotContain("Atelier w-1");
    }

    @Test
    void a_choice_that_cannot_be_had_comes_back_with_a_message() {
        publish(10, 1);
        var id = confirmed("Ada", MORNING);

        assertThat(choose(id, "w-1", "w-9"))
                .hasStatus(422)
                .bodyText()
                .contains("Choisissez des ateliers de cette journée", "id=\"workshops-fault\"");
        assertThat(post(id, "/choix").param("structure", "other").param("otherStructure", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Écrivez le nom de votre structure");
        assertThat(find(id).wishes().workshops()).containsExactly(MORNING);
    }

    @Test
    void nothing_is_chosen_any_more_once_the_day_is_held() {
        publish(10, 1);
        var id = confirmed("Ada", MORNING);
        moveDay.handle(day, Step.HOLD, "camille");

        assertThat(choose(id, "w-2", "none")).hasRedirectedUrl(own(id) + "?fait=trop-tard");
        assertThat(find(id).wishes().workshops()).containsExactly(MORNING);
    }

    @Test
    void after_the_day_the_page_says_who_came_and_where_to_read_on() {
        publish(10, 10);
        var came = confirmed("Ada", MORNING);
        var missed = confirmed("Grace", MORNING);
        checkIn.handle(day, came, MORNING, Scope.WHOLE);
        moveDay.handle(day, Step.HOLD, "camille");

        assertThat(get(came, ""))
                .bodyText()
                .contains("Merci de votre venue", "présence notée", "attestation.pdf", "/journees/" + day.value())
                .doesNotContain("Vous êtes inscrit", "/annulation");
        assertThat(get(missed, "?fait=nonsense"))
                .bodyText()
                .contains("La journée est passée", "cela se corrige encore")
                .doesNotContain("attestation.pdf", "nonsense");
    }

    @Test
    void a_name_is_corrected_at_once_and_a_new_address_counts_when_its_link_is_opened() {
        publish(10, 1);
        var id = confirmed("Ada", MORNING);

        assertThat(identity(id, "Ada Lovelace", "ada@example.org")).hasRedirectedUrl(own(id) + "?fait=nom");
        assertThat(identity(id, "Ada Lovelace", "lovelace@example.org")).hasRedirectedUrl(own(id) + "?fait=adresse");

        await().untilAsserted(() -> {
            assertThat(Facts.published(Topic.CONTACTS, EntityRef.registration(id.value())))
                    .last()
                    .isEqualTo(new ContactListed(
                            EntityRef.registration(id.value()), 3, "Ada Lovelace", "lovelace@example.org", "fr"));
            assertThat(told(id))
                    .last()
                    .isInstanceOfSatisfying(
                            AddressChanged.class,
                            fact -> assertThat(fact.contactVersion()).isEqualTo(3));
        });
        assertThat(find(id).isConfirmed()).as("the place is kept").isTrue();
        assertThat(get(id, "")).bodyText().contains("n’est pas encore confirmée", "ada@example.org");

        var link = links.text(id.value() + "~3", 1);
        assertThat(mvc.get().uri("/inscriptions/adresse/" + own(id).substring(14)))
                .as("the own page’s link confirms no address")
                .hasStatus(404);
        assertThat(mvc.get().uri("/inscriptions/adresse/" + link))
                .hasStatusOk()
                .bodyText()
                .contains("lovelace@example.org");
        assertThat(find(id).contact().previous()).as("to look changes nothing").isNotNull();
        assertThat(mvc.post().uri("/inscriptions/adresse/" + link).with(csrf())).hasStatus3xxRedirection();
        assertThat(find(id).contact().previous()).isNull();
        assertThat(mvc.get().uri("/inscriptions/adresse/" + link)).bodyText().contains("est confirmée");
    }

    @Test
    void an_address_of_somebody_else_is_not_taken_over_and_the_answer_does_not_say_so() {
        publish(10, 1);
        var id = confirmed("Ada");
        var other = confirmed("Bea");

        assertThat(identity(id, "Ada", "bea@example.org")).hasRedirectedUrl(own(id) + "?fait=adresse");

        assertThat(find(id).participant().email()).isEqualTo("ada@example.org");
        assertThat(find(other).participant().name()).isEqualTo("Bea");
    }

    @Test
    void an_organiser_corrects_an_address_that_was_typed_wrong() {
        publish(10, 1);
        var id = register("Ada");

        correctParticipant.handle(new CorrectParticipant.Command(id, "Ada", "right@example.org", "camille"));

        assertThat(find(id).listing().activeAddress()).isEqualTo(day.value() + " right@example.org");
        assertThat(history(id.subject())).extracting("by").containsExactly("camille");
        await().untilAsserted(() -> assertThat(told(id)).hasSize(2));
    }

    @Test
    void a_lost_link_is_sent_again_the_old_one_opens_nothing_and_the_answer_is_always_the_same() {
        publish(10, 1);
        var id = confirmed("Ada");
        // As if the last message were an hour old.
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id.value())),
                new Update().set("notices.lastSentAt", Date.from(Instant.now().minusSeconds(3600))),
                Registration.class);
        var lost = "/journees/%s/lien".formatted(day.value());
        assertThat(mvc.get().uri(lost)).hasStatusOk();
        for (var address : List.of("ada@example.org", "ADA@example.org", "nobody@example.org")) {
            assertThat(mvc.post().uri(lost).param("email", address).with(csrf()))
                    .hasRedirectedUrl(lost + "/envoye");
        }
        assertThat(mvc.post().uri(lost).param("email", "nonsense").with(csrf())).hasStatus(422);

        await().untilAsserted(() -> assertThat(told(id))
                .filteredOn(LinkRenewed.class::isInstance)
                .as("sent once, not to be used for pestering")
                .hasSize(1));
        assertThat(mvc.get().uri("/inscriptions/" + links.text(id.value(), 1))).hasStatus(404);
        assertThat(mvc.get().uri("/inscriptions/" + links.text(id.value(), 2))).hasStatusOk();
    }

    @Test
    void a_participant_sees_and_takes_away_all_own_data() {
        publish(10, 1);
        var id = confirmed("Ada", AFTERNOON);

        assertThat(get(id, "/donnees")).hasStatusOk().bodyText().contains("ada@example.org", "Atelier w-3");
        assertThat(get(id, "/donnees.json"))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .bodyJson()
                .hasPathSatisfying("$.email", email -> email.assertThat().isEqualTo("ada@example.org"))
                .hasPathSatisfying(
                        "$.workshops[0]", workshop -> workshop.assertThat().isEqualTo("w-3"));
    }

    @Test
    void who_is_erased_is_forgotten_and_the_place_goes_on() {
        publish(1, 1);
        var id = confirmed("Ada", MORNING);
        var next = confirmed("Bea", MORNING);
        assertThat(stored(id)).contains("ada@example.org");

        assertThat(get(id, "/effacement")).hasStatusOk();
        assertThat(post(id, "/effacement")).hasRedirectedUrl("/inscriptions/effacee");
        assertThat(mvc.get().uri("/inscriptions/effacee"))
                .hasStatusOk()
                .bodyText()
                .contains("sont effacées");

        // As a word: the hexadecimal ids of the document may hold these letters.
        assertThat(stored(id).toLowerCase(Locale.ROOT))
                .doesNotContainPattern("\\bada\\b")
                .doesNotContain("association");
        assertThat(get(id, "")).hasStatus(404);
        await().untilAsserted(() -> {
            assertThat(told(id)).last().isInstanceOf(ParticipantErased.class);
            assertThat(Facts.isErased(Topic.CONTACTS, EntityRef.registration(id.value())))
                    .isTrue();
            assertThat(told(next)).last().isInstanceOf(ParticipantPromoted.class);
        });
        eraseParticipant.handle(id, "participant");
        assertThat(find(id).isErased()).isTrue();
    }

    @Test
    void the_day_comes_as_a_file_for_the_calendar_under_the_same_identity_as_in_the_mails() {
        publish(10, 1);
        var id = confirmed("Ada");
        await().untilAsserted(() -> assertThat(told(id)).last().isInstanceOf(RegistrationConfirmed.class));

        assertThat(get(id, "/journee.ics"))
                .hasStatusOk()
                .bodyText()
                .contains("UID:%s@spro.example.org".formatted(id.value()), "SEQUENCE:3", "METHOD:PUBLISH");
        assertThat(mvc.get().uri("/journees/{day}/journee.ics", day.value()))
                .hasStatusOk()
                .bodyText()
                .contains("UID:%s@spro.example.org".formatted(day.value()), "SUMMARY:Journée régionale");
    }

    @Test
    void the_day_page_speaks_to_search_engines_and_to_other_sites() {
        publish(10, 1);

        assertThat(mvc.get().uri("/journees/{day}", day.value()))
                .bodyText()
                .contains("application/ld+json", "\"@type\":\"Event\"", "\"startDate\":\"2027-11-19T09:30:00+01:00\"")
                .contains("og:title", "rel=\"canonical\" href=\"http://localhost:8080/journees/" + day.value());
    }

    private List<Object> told(RegistrationId id) {
        return List.copyOf(Facts.published(Topic.REGISTRATIONS, id.value()));
    }

    private Registration find(RegistrationId id) {
        return registrations.findById(id).orElseThrow();
    }

    private String stored(RegistrationId id) {
        return mongo.getCollection("registration")
                .find(new Document("_id", id.value()))
                .first()
                .toJson();
    }

    private String own(RegistrationId id) {
        return "/inscriptions/" + links.text(id.value(), 1);
    }

    private MvcTestResult get(RegistrationId id, String path) {
        return mvc.get().uri(own(id) + path).exchange();
    }

    private MockMvcRequestBuilder post(RegistrationId id, String path) {
        return mvc.post().uri(own(id) + path).with(csrf());
    }

    private MvcTestResult choose(RegistrationId id, String morning, String afternoon) {
        return post(id, "/choix")
                .param("structure", "other")
                .param("otherStructure", "Une association")
                .param("workshops[0]", morning)
                .param("workshops[1]", afternoon)
                .exchange();
    }

    private MvcTestResult identity(RegistrationId id, String name, String email) {
        return post(id, "/identite").param("name", name).param("email", email).exchange();
    }
}
