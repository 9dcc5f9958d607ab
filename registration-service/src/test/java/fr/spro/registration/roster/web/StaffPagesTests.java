package fr.spro.registration.roster.web;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.Delivery;
import fr.spro.registration.enrolment.Delivery.Answer;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.roster.RosterAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The pages on which the staff work with the registrations of a day.
class StaffPagesTests extends PageTest {

    @TempDir
    Path folder;

    @Test
    void a_message_that_was_dropped_since_the_day_is_over_is_no_failure() {
        publish(10, 5);
        var ada = confirmed("Ada");
        enrolment.deliveries.save(Delivery.notSent("n-1", ada, "place-confirmed", "expired", clock.instant()));
        var list = "/coordination/journees/%s/inscriptions".formatted(day.value());
        assertThat(mvc.get().uri(list).with(staff("organiser"))).bodyText().contains("message non envoyé");

        end();

        assertThat(mvc.get().uri(list).with(staff("organiser"))).bodyText().doesNotContain("message non envoyé");
    }

    @Test
    void an_organiser_searches_and_opens_a_registration_with_its_messages() {
        publish(50, 5);
        var id = confirmed("Ada", MORNING);
        registered("Bea", "bea@example.org", null);

        assertThat(get("?q=ada&etat=registered&atelier=w-1"))
                .bodyText()
                .contains("ada@example.org", "Atelier w-1")
                .doesNotContain("bea@example.org");
        assertThat(get("?q=nobody")).bodyText().contains("Rien ne correspond");
        assertThat(get("/" + id.value())).bodyText().contains("ada@example.org", "Aucun message n’est encore parti");
    }

    @Test
    void a_message_of_a_kind_that_only_a_newer_version_knows_is_listed() {
        publish(10, 5);
        var ada = confirmed("Ada");
        enrolment.deliveries.save(Delivery.sent("n-1", ada, "reminder-7", clock.instant()));

        assertThat(get("/" + ada.value()))
                .bodyText()
                .contains("Autre message (reminder-7)")
                .doesNotContain("??");
    }

    @Test
    void a_registration_says_what_became_of_each_message() {
        publish(10, 5);
        var ada = confirmed("Ada");
        Stream.of(
                        Delivery.sent("n-1", ada, "place-confirmed", clock.instant()),
                        Delivery.notSent("n-2", ada, "changed", "outcome-unknown", clock.instant()),
                        Delivery.notSent("n-3", ada, "changed", "full-moon", clock.instant()),
                        Delivery.undelivered("n-4", ada, "changed", "address-unknown", clock.instant()),
                        Delivery.undelivered("n-5", ada, "changed", "eclipse", clock.instant()))
                .forEach(enrolment.deliveries::save);

        assertThat(get("/" + ada.value()))
                .bodyText()
                .contains(
                        "envoyé</span>",
                        "nous ne savons pas s’il est arrivé",
                        "full-moon</span>",
                        "non remis</span>",
                        "cette adresse n’existe pas",
                        "eclipse</span>")
                .doesNotContain("??");
    }

    @Test
    void the_list_marks_who_was_not_reached_and_nobody_who_needed_no_message() {
        publish(10, 5);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");
        enrolment.deliveries.save(Delivery.undelivered("n-1", ada, "changed", "address-unknown", clock.instant()));
        enrolment.deliveries.save(Delivery.notSent("n-2", bea, "changed", "superseded", clock.instant()));

        assertThat(get("")).bodyText().containsOnlyOnce("message non remis").doesNotContain("message non envoyé");

        enrolment.recordDelivery.answered("n-1", new Answer("told-by-phone", clock.instant()));

        assertThat(get("")).bodyText().doesNotContain("message non remis");
        assertThat(get("/" + ada.value())).bodyText().contains("personne prévenue par téléphone", "non remis");

        enrolment.deliveries.save(
                Delivery.sent("n-3", ada, "changed", clock.instant().plusSeconds(1)));
        enrolment.deliveries.save(Delivery.notSent("n-4", bea, "changed", "full-moon", clock.instant()));

        assertThat(get("")).bodyText().containsOnlyOnce("message non envoyé").doesNotContain("message non remis");
    }

    @Test
    void the_list_shows_who_waits_for_the_day() {
        publish(1, 5);
        confirmed("Ada");
        assertThat(get("")).bodyText().contains("confirmée").doesNotContain("liste d’attente, rang");

        confirmed("Bea");

        assertThat(get("")).bodyText().containsOnlyOnce("liste d’attente, rang 1");
    }

    @Test
    void the_list_filters_and_counts_by_the_state_that_it_shows_within_the_search() {
        publish(1, 5);
        confirmed("Ada");
        confirmed("Bea");
        confirmed("Cleo");

        assertThat(get("?etat=waiting"))
                .bodyText()
                .contains("Toutes (3)", "confirmées (1)", "sur la liste d’attente (2)", "bea@example.org")
                .doesNotContain("ada@example.org");
        assertThat(get("?etat=registered&q=bea"))
                .bodyText()
                .contains("Toutes (1)", "confirmées (0)", "sur la liste d’attente (1)", "Rien ne correspond");
        assertThat(get("?etat=unknown")).bodyText().contains("aria-current=\"true\">Toutes (3)");
    }

    @Test
    void a_place_is_exported_as_such_once_it_is_accepted_and_confirmed() throws Exception {
        publish(1, 5);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");
        assertThat(exported()).contains(";place;").containsOnlyOnce("Liste d’attente, rang 1");

        cancelRegistration.handle(ada, "participant");
        reconcile();

        assertThat(get("?etat=offered")).bodyText().contains("place proposée (1)", "bea@example.org");
        assertThat(exported()).contains("place proposée jusqu’au").doesNotContain(";place;");
        answerOffer.accept(bea, null, Participant.ACTOR);
        assertThat(exported()).as("control: accepted").contains(";place;");
    }

    private String exported() throws Exception {
        return post("/export.csv").exchange().getResponse().getContentAsString();
    }

    @Test
    void a_place_of_somebody_who_has_not_confirmed_is_exported_as_reserved() throws Exception {
        publish(1, 5);
        register("Ada");
        register("Bea");

        assertThat(exported())
                .contains("place réservée, à confirmer avant le", "Liste d’attente après confirmation, rang 1")
                .doesNotContain(";place;");
    }

    @Test
    void an_organiser_cancels_with_a_reason_visible_to_staff_only() {
        publish(50, 5);
        var id = confirmed("Ada", MORNING);
        assertThat(get("/" + id.value() + "/annulation")).bodyText().contains("Ada", "Motif");

        assertThat(post("/" + id.value() + "/annulation").param("motif", "Doublon"))
                .hasRedirectedUrl(list() + "/%s?fait=annulation".formatted(id.value()));

        assertThat(get("/" + id.value())).bodyText().contains("Doublon", "a annulé une inscription", "camille");
    }

    @Test
    void the_form_and_its_result_say_that_a_person_waits() {
        publish(1, 5);
        assertThat(get("/nouvelle")).bodyText().doesNotContain("La journée est complète");
        confirmed("Ada");

        assertThat(get("/nouvelle")).bodyText().contains("La journée est complète\u00a0: cette personne ira");
        var added = post("/nouvelle")
                .param("name", "Bea")
                .param("email", "bea@example.org")
                .param("structure", "other")
                .param("otherStructure", "Ici")
                .param("workshops[0]", "none")
                .param("workshops[1]", "none")
                .param("consent", "true")
                .exchange();

        var page = added.getResponse().getRedirectedUrl();
        assertThat(page).endsWith("?fait=ajout-attente");
        assertThat(mvc.get().uri(page).with(staff("organiser")))
                .bodyText()
                .contains("est sur la liste d’attente et reçoit un message");
    }

    @Test
    void staff_sees_whose_registration_a_known_address_is_and_keeps_what_was_typed() {
        publish(50, 5);
        var id = confirmed("Ada");

        assertThat(post("/nouvelle")
                        .param("name", "Bruno")
                        .param("email", "ada@example.org")
                        .param("structure", "other")
                        .param("otherStructure", "Ici")
                        .param("workshops[0]", "none")
                        .param("workshops[1]", "none")
                        .param("consent", "true"))
                .hasStatus(422)
                .bodyText()
                .contains("déjà inscrite, au nom «\u00a0Ada", "rien n’a été ajouté", "value=\"Bruno\"", id.value());
        assertThat(registrations.findByDay(day)).hasSize(1);
    }

    @Test
    void an_organiser_corrects_changes_and_erases_a_registration() {
        publish(50, 5);
        var id = confirmed("Ada", MORNING);
        var one = "/" + id.value();

        assertThat(post(one + "/identite")
                        .param("version", store.get(id).contact().shown())
                        .param("name", "Ada L")
                        .param("email", "ada@example.org"))
                .hasStatus3xxRedirection();
        confirmed("Bea", MORNING);
        assertThat(post(one + "/identite")
                        .param("version", store.get(id).contact().shown())
                        .param("name", "Ada L")
                        .param("email", "bea@example.org"))
                .hasStatus(422)
                .bodyText()
                .contains("Cette adresse est déjà inscrite, au nom «\u00a0Bea", "value=\"L\"");
        assertThat(post(one + "/identite").param("name", "").param("email", "nobody"))
                .hasStatus(422);
        var read = shown(id);
        assertThat(post(one + "/choix")
                        .param("version", read)
                        .param("structure", "other")
                        .param("otherStructure", "Ici")
                        .param("workshops[1]", "w-3")
                        .param("accord", "w-1/"))
                .hasStatus3xxRedirection();
        assertThat(post(one + "/choix")
                        .param("version", read)
                        .param("structure", "other")
                        .param("otherStructure", "Ailleurs"))
                .hasStatus(409)
                .bodyText()
                .contains("changé entre-temps", "Enregistré maintenant\u00a0: Ici", "Votre saisie\u00a0: Ailleurs");
        var changed = store.get(id);
        assertThat(changed.participant().name()).hasToString("Ada L");
        assertThat(changed.wishes().workshops()).containsExactly(AFTERNOON);

        assertThat(get(one + "/effacement")).hasStatusOk();
        assertThat(post(one + "/effacement")).hasStatus3xxRedirection();
        assertThat(get(one)).bodyText().contains("Personne effacée").doesNotContain("Ada", "ada@");
        assertThat(get("")).bodyText().doesNotContain("ada@");
    }

    @Test
    void erasing_says_before_what_becomes_of_the_place_in_each_state() {
        publish(1, 5);
        var ada = confirmed("Ada", MORNING);
        assertThat(erasure(ada)).contains("Personne n’attend", "définitive", "déjà téléchargés ou imprimés");
        var bea = confirmed("Bea", MORNING);
        assertThat(erasure(ada)).contains("proposée à la personne qui attend").doesNotContain("Personne n’attend");
        confirmed("Cleo");
        assertThat(erasure(ada)).contains("la première des 2 personnes qui attendent");
        assertThat(erasure(bea)).contains("quitte la liste d’attente").doesNotContain("Sa place");

        begin();
        assertThat(erasure(ada)).contains("La journée a commencé : personne n’en est prévenu");
        checkIn.handle(day, ada, null, Scope.WHOLE, "camille");
        assertThat(erasure(ada)).contains("Sa présence reste comptée", "enquête");
        assertThat(erasure(bea)).doesNotContain("Sa présence");

        moveDay.handle(day, Step.CANCEL, "camille");
        assertThat(erasure(ada)).doesNotContain("Sa place");
    }

    @Test
    void erasing_says_before_how_many_texts_of_others_it_lists_for_review() {
        publish(5, 5);
        var zoe = confirmed("Zoé Montgolfier");
        assertThat(erasure(zoe)).contains("Aucun texte écrit par d’autres");
        cancelRegistration.handle(confirmed("Ada"), "camille", "remplacée par Mme Montgolfier");
        cancelRegistration.handle(confirmed("Bea"), "camille", "avec Zoé");

        assertThat(erasure(zoe)).contains("2 textes écrits par d’autres", "Textes à relire");
        eraseParticipant.handle(zoe, "camille");

        assertThat(mentions.reviewMentions.of(find())).hasSize(2);
    }

    private String erasure(RegistrationId id) {
        return text(get("/%s/effacement".formatted(id.value())).exchange());
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
                .replace("\u00a0", " ")
                .replace("\u202f", " ");
    }

    @Test
    void staff_register_a_caller_confirmed_immediately_even_after_closing() {
        publish(50, 5);
        moveDay.handle(day, Step.CLOSE, "camille");
        assertThat(get("/nouvelle")).hasStatusOk();
        assertThat(post("/nouvelle").param("name", "").param("email", "x").param("structure", ""))
                .hasStatus(422);

        assertThat(post("/nouvelle")
                        .param("name", "Ada")
                        .param("email", "ada@example.org")
                        .param("structure", "other")
                        .param("otherStructure", "Ici")
                        .param("langue", "en")
                        .param("workshops[0]", "none")
                        .param("workshops[1]", "none")
                        .param("consent", "true"))
                .hasStatus3xxRedirection();

        var added = registrations.findByDay(day).getFirst();
        assertThat(added.participant().language()).isEqualTo("en");
    }

    @Test
    void an_export_has_every_registration_neutralises_formulas_and_is_audited() throws Exception {
        publish(50, 1);
        confirmed("Ada", MORNING);
        confirmed("Bea", MORNING);
        registered("=HYPERLINK(A1)", "f@example.org", null);

        var csv = post("/export.csv").exchange();
        assertThat(csv)
                .hasStatusOk()
                .bodyText()
                .startsWith("\uFEFFNom de famille;Prénom;E-mail")
                .contains("'=HYPERLINK", ";Liste d’attente, rang 1");
        assertThat(csv.getResponse().getContentAsString().lines()).hasSize(4);

        var xlsx = post("/export.xlsx").exchange().getResponse().getContentAsByteArray();
        var file = Files.write(folder.resolve("export.xlsx"), xlsx);
        try (var zip = new ZipFile(file.toFile())) {
            var sheet =
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes();
            assertThat(new String(sheet, StandardCharsets.UTF_8)).doesNotContain("<f>");
            var texts = zip.getInputStream(zip.getEntry("xl/sharedStrings.xml")).readAllBytes();
            assertThat(new String(texts, StandardCharsets.UTF_8)).contains("ada@example.org", "=HYPERLINK");
        }
        assertThat(history(day.subject()))
                .filteredOn(entry -> entry.is(RosterAction.EXPORTED))
                .hasSize(2);
    }

    @Test
    void a_coordinator_reads_only_the_own_groups_registrations_and_changes_none() {
        publish(50, 5);
        var own = registered("Ada", "ada@example.org", structure("CIO", Infrastructure.fresh("g"), "maelle"));
        var other = registered("Bea", "bea@example.org", structure("Apec", Infrastructure.fresh("g"), "loic"));
        var none = registered("Cleo", "cleo@example.org", null);
        var maelle = staff("maelle", "coordinator");

        assertThat(mvc.get().uri(list()).with(maelle))
                .hasStatusOk()
                .bodyText()
                .contains("ada@example.org")
                .doesNotContain("bea@example.org", "cleo@example.org", "Exporter", "Inscrire une personne");
        assertThat(mvc.get().uri(list() + "?q=bea").with(maelle)).bodyText().doesNotContain("bea@example.org");
        assertThat(mvc.get().uri(list() + "/" + own.value()).with(maelle)).hasStatusOk();
        for (var hidden : List.of(other, none)) {
            assertThat(mvc.get().uri(list() + "/" + hidden.value()).with(maelle))
                    .hasStatus(404);
        }
        for (var page : List.of("/choix", "/identite", "/annulation", "/effacement")) {
            var address = list() + "/" + own.value() + page;
            assertThat(mvc.get().uri(address).with(maelle)).as(page).hasStatus(403);
            assertThat(mvc.post().uri(address).with(csrf()).with(maelle))
                    .as(page)
                    .hasStatus(403);
        }
        for (var page : List.of("/nouvelle", "/export.csv", "/export.xlsx")) {
            assertThat(mvc.post().uri(list() + page).with(csrf()).with(maelle))
                    .as(page)
                    .hasStatus(403);
            assertThat(mvc.post().uri(list() + page).with(csrf()).with(staff("operator")))
                    .as(page)
                    .hasStatus(403);
        }
        assertThat(mvc.get().uri(list() + "/" + own.value()).with(staff("operator")))
                .hasStatus(403);
        assertThat(store.get(own).isActive()).isTrue();
    }

    @Test
    void the_figures_count_people_by_the_state_that_the_list_shows() throws Exception {
        publish(1, 1);
        confirmed("Ada");
        confirmed("Bea");
        var page = "/coordination/journees/%s/chiffres".formatted(day.value());
        var api = "/api/registration/v1/days/%s/figures".formatted(day.value());
        assertThat(mvc.get().uri(page).with(staff("organiser")))
                .bodyText()
                .contains("confirmées", "sur la liste d’attente")
                .doesNotContain("journée annulée", "??");

        moveDay.handle(day, Step.CANCEL, "camille");

        assertThat(mvc.get().uri(page).with(staff("organiser")))
                .bodyText()
                .contains("journée annulée")
                .doesNotContain("confirmées", "sur la liste d’attente", "??");
        assertThat(mvc.get().uri(api).with(staff("organiser")))
                .bodyJson()
                .extractingPath("$.shownStates[*]")
                .asArray()
                .containsExactly(Map.of("state", "DAY_CANCELLED", "number", 2));
    }

    @Test
    void shows_the_figures_of_a_day_as_chart_and_table() {
        publish(50, 1);
        confirmed("Ada", MORNING);
        confirmed("Bea", MORNING);
        registered("Cleo", "cleo@example.org", structure("CIO", Infrastructure.fresh("g"), "m"));
        var figures = "/coordination/journees/%s/chiffres".formatted(day.value());

        assertThat(mvc.get().uri(figures).with(staff("organiser")))
                .hasStatusOk()
                .bodyText()
                .contains("3 places prises sur 50", "confirmées : 2")
                .contains(
                        "<td>Groupe</td><td class=\"number\">1</td>",
                        "<td>hors annuaire</td>",
                        "<td>Centre d’information et d’orientation</td>")
                .contains("Personnes en attente par atelier");
        for (var role : List.of("coordinator", "operator")) {
            assertThat(mvc.get().uri(figures).with(staff(role))).hasStatus(403);
        }
    }

    @Test
    void staff_see_participants_and_only_organisers_change_the_status_or_check_in() {
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
        begin();
        var presence = list + "/%s/presence".formatted(id.value());
        assertThat(mvc.post().uri(presence).with(csrf()).with(staff("coordinator")))
                .hasStatus(403);
        assertThat(mvc.post().uri(presence).with(csrf()).with(staff("organiser")))
                .hasStatus3xxRedirection();
        assertThat(store.get(id).attendance().checkedInAt()).isNotNull();
        assertThat(mvc.post()
                        .uri("/coordination/journees/{day}/close", day.value())
                        .with(csrf())
                        .with(staff("coordinator")))
                .hasStatus(403);
        assertThat(mvc.get().uri("/coordination/annuaire").with(staff("organiser")))
                .hasStatusOk();
    }

    private RegistrationId registered(String name, String email, StructureId structure) {
        return accepted(registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")),
                day,
                Examples.participant(name, email),
                new Wishes(structure, structure == null ? "Ailleurs" : null, List.of(), null, Map.of()),
                false)));
    }

    private StructureId structure(String name, String group, String subject) {
        var id = Infrastructure.fresh("s");
        importDirectory.groups(bytes(
                "id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject\n%1$s;Groupe;Loire;c-%1$s;M K;m@example.org;%2$s\n"
                        .formatted(group, subject)));
        importDirectory.structures(bytes(
                "id;name;type;group;street;postal_code;city;email\n%s;%s;cio;%s;3 rue du Port;44000;Nantes;cio@example.org\n"
                        .formatted(id, name, group)));
        return new StructureId(id);
    }

    private String list() {
        return "/coordination/journees/%s/inscriptions".formatted(day.value());
    }

    private MockMvcRequestBuilder get(String path) {
        return mvc.get().uri(list() + path).with(staff("organiser"));
    }

    private MockMvcRequestBuilder post(String path) {
        return mvc.post().uri(list() + path).with(csrf()).with(staff("organiser"));
    }
}
