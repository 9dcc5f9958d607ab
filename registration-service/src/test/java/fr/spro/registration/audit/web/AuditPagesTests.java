package fr.spro.registration.audit.web;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.DayEvent.DayChanged;
import fr.spro.contracts.DayEvent.DayClosed;
import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.DayAction;
import fr.spro.registration.day.DayChanges;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.ExampleQuestions;
import fr.spro.registration.day.MoveDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.roster.RosterAction;
import fr.spro.suite.Dates;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;

/// The history, read and searched by organiser and operator.
class AuditPagesTests extends PageTest {

    private static final Pattern NEXT = Pattern.compile("(?s).*rel=\"next\" href=\"([^\"]+)\".*");
    private static final String ALL = "/coordination/journees/historique";

    @Test
    void printing_badges_or_exporting_neither_raises_the_version_of_the_day_nor_publishes_day_changed() {
        publish(10, 5);
        confirmed("Ada", MORNING);
        var version = find().version();

        assertThat(post("/papiers/badges.pdf")).hasStatusOk();
        assertThat(post("/inscriptions/export.csv")).hasStatusOk();

        assertThat(find().version()).isEqualTo(version);
        assertThat(history(day.subject()))
                .extracting(entry -> entry.action() + " by " + entry.by())
                .endsWith("documents.printed by maelle", "roster.exported by maelle");
        // Events are published in order, so a later one shows that earlier ones were published.
        moveDay.handle(day, Step.CLOSE, "camille");
        assertThat(events(day)).noneMatch(DayChanged.class::isInstance).last().isInstanceOf(DayClosed.class);
    }

    @Test
    void names_the_actor_as_colleagues_know_the_person_and_finds_the_name() {
        publish(10, 5);
        var ada = confirmed("Ada");
        cancelRegistration.handle(ada, "yvonne");
        var history = "/coordination/journees/%s/historique".formatted(day.value());

        assertThat(get(history)).bodyText().contains("Yvonne Rivière").doesNotContain("yvonne");
        assertThat(get(history + "?qui=Yvonne%20Rivi%C3%A8re")).bodyText().contains("a annulé une inscription");
        assertThat(get(history + "?qui=Yves")).bodyText().doesNotContain("a annulé une inscription");
        assertThat(get("/coordination/journees/%s/inscriptions/%s".formatted(day.value(), ada.value())))
                .bodyText()
                .contains("Yvonne Rivière")
                .doesNotContain("yvonne");
    }

    @Test
    void the_history_shows_a_change_as_soon_as_it_is_acknowledged() {
        publish(10, 5);
        var id = confirmed("Ada");

        cancelRegistration.handle(id, "maelle");

        assertThat(get("/coordination/journees/%s/historique".formatted(day.value())))
                .hasStatusOk()
                .bodyText()
                .contains("maelle", "a annulé une inscription", "registration:" + id.value(), ">Ada</a>");
        assertThat(get("/coordination/journees/%s/inscriptions/%s".formatted(day.value(), id.value())))
                .bodyText()
                .contains("maelle", "a annulé une inscription");
    }

    @Test
    void an_operator_sees_the_id_instead_of_the_name_of_a_person() {
        publish(10, 5);
        var id = confirmed("Ada");
        cancelRegistration.handle(id, "maelle");

        assertThat(mvc.get()
                        .uri("/coordination/journees/%s/historique".formatted(day.value()))
                        .with(staff("olivier", "operator")))
                .bodyText()
                .contains(">%s</a>".formatted(id.value()))
                .doesNotContain("Ada");
    }

    @Test
    void an_operator_who_is_also_a_coordinator_sees_no_more_names_in_the_history() {
        publish(10, 5);
        var id = confirmed("Ada");
        cancelRegistration.handle(id, "maelle");

        assertThat(mvc.get()
                        .uri("/coordination/journees/%s/historique".formatted(day.value()))
                        .with(staff("olivier", List.of("operator", "coordinator"))))
                .bodyText()
                .contains(">%s</a>".formatted(id.value()))
                .doesNotContain("Ada");
    }

    @Test
    void the_whole_history_names_days_and_nobody_who_was_erased() {
        publish(10, 5);
        var id = confirmed("Ada");
        cancelRegistration.handle(id, "maelle");
        eraseParticipant.handle(id, "maelle");

        assertThat(get(ALL))
                .bodyText()
                .contains(">Journée régionale</a>", ">%s</a>".formatted(id.value()))
                .doesNotContain("Ada");
    }

    @Test
    void searches_the_history_by_subject_account_and_time() {
        publish(10, 5);
        moveDay.handle(day, Step.CLOSE, "loic");
        var today = LocalDate.now(Dates.ZONE);
        var subject = "?sujet=day:" + day.value();

        assertThat(get(ALL + subject)).bodyText().contains("a publié la journée", "a clos les inscriptions");
        assertThat(get(ALL + subject + "&qui=loic"))
                .bodyText()
                .contains("a clos les inscriptions")
                .doesNotContain("a publié la journée");
        assertThat(get(ALL + subject + "&du=" + today + "&au=" + today))
                .bodyText()
                .contains("a clos les inscriptions");
        assertThat(get(ALL + subject + "&au=" + today.minusDays(1)))
                .bodyText()
                .contains("Rien n’est noté pour cette recherche");
        assertThat(get(ALL + subject + "&du=" + today.plusDays(1)))
                .bodyText()
                .contains("Rien n’est noté pour cette recherche");
        assertThat(mvc.get()
                        .uri("/api/registration/v1/audit?subject=day:%s&by=loic".formatted(day.value()))
                        .with(program("operator")))
                .bodyJson()
                .hasPathSatisfying(
                        "$.entries[0].action", action -> action.assertThat().isEqualTo("day.closed"))
                .hasPathSatisfying(
                        "$.entries.length()", number -> number.assertThat().isEqualTo(1));
    }

    @Test
    void says_which_fields_of_a_day_changed_from_what_to_what_and_records_no_text_that_may_name_somebody() {
        publish(10, 5);
        var before = find().details();
        edit(new Details(
                "Journée de Mme Montgolfier",
                before.description(),
                "Angers, 2 rue du Port",
                before.access(),
                before.startsAt(),
                before.endsAt().plusSeconds(1800),
                12,
                before.rooms(),
                null,
                null,
                null));

        assertThat(text(get("/coordination/journees/%s/historique".formatted(day.value()))))
                .contains("a modifié la journée", "<del>10</del> → <ins>12</ins>", "<ins>Angers, 2 rue du Port</ins>")
                .contains("<span>Titre</span> : modification non détaillée", "<span>Fin</span> : <del>")
                .doesNotContain("<span>Début</span>");
        assertThat(text(get(ALL + "?lang=en"))).contains("<span>Title</span>: changed, without details");
        assertThat(history(day.subject()).toString()).doesNotContain("Montgolfier");
    }

    @Test
    void a_moved_day_says_of_each_session_from_when_to_when_and_what_changed_of_the_directions() {
        publish(10, 5);
        var before = find().details();
        edit(new Details(
                before.title(),
                before.description(),
                before.place(),
                "Tram 2",
                before.startsAt().plusSeconds(86_400),
                before.endsAt().plusSeconds(86_400),
                before.places(),
                before.rooms(),
                null,
                null,
                null));

        var page = text(get("/coordination/journees/%s/historique".formatted(day.value())));
        assertThat(page)
                .contains("<span>Horaire de « Atelier w-1 »</span> : <del>vendredi 19 novembre 2027")
                .contains("<ins>samedi 20 novembre 2027")
                .contains("<span>Comment venir</span> : ", "<ins>Tram 2</ins>")
                .doesNotContain("non détaillée");
        assertThat(page.split("Horaire de", -1)).hasSize(find().sessions().size() + 1);
        assertThat(text(get(ALL + "?lang=en"))).contains("Times of “Atelier w-1”");
        change(new DayEdit.RemoveSession(MORNING));
        assertThat(text(get(ALL))).contains("Horaire d’une séquence retirée depuis");
    }

    @Test
    void an_earlier_text_of_a_message_to_participants_is_in_no_history() {
        publish(10, 5);
        moveDay.handle(new MoveDay.Command(day, Step.CANCEL, false, "camille", null, "Mme Montgolfier est malade"));
        dayUseCases.store.change(
                day,
                found -> new DayChanges(found)
                        .rewriteMessages(
                                "Mme Montgolfier est malade", "Nous sommes désolés", "camille", Instant.now()));

        for (var page : List.of(ALL, "/coordination/journees/%s/historique".formatted(day.value()))) {
            assertThat(text(get(page))).contains("a modifié la journée").doesNotContain("Montgolfier");
        }
        assertThat(history(day.subject()).toString()).doesNotContain("Montgolfier", "désolés");
    }

    @Test
    void says_what_changed_in_a_session_and_a_question_in_the_words_of_the_page() {
        publish(10, 5);
        change(new DayEdit.PutSession(Examples.workshop(MORNING, 2, "Salle Sarthe", 7)));
        change(new DayEdit.PutQuestion(ExampleQuestions.MEAL));
        change(new DayEdit.RemoveSession(MORNING));

        assertThat(text(get(ALL)))
                .contains("a modifié une séquence", "<del>5</del> → <ins>7</ins>", "<ins>Salle Sarthe</ins>")
                .contains("a ajouté une question", "rien → <ins>Repas</ins>", "rien → <ins>oui</ins>")
                .contains("a retiré une séquence", "<del>Atelier</del> → rien", "(retirée depuis)")
                .doesNotContain("(w-1)", "(q-meal)");
    }

    @Test
    void says_of_no_text_that_it_was_modified_of_what_was_just_added_or_removed() {
        publish(10, 5);
        var added = new SessionId("w-9");
        change(new DayEdit.PutSession(Examples.workshop(added, 2, "Salle Sarthe", 7)));
        change(new DayEdit.PutQuestion(ExampleQuestions.MEAL));
        change(new DayEdit.RemoveSession(added));

        assertThat(text(get(ALL)))
                .contains("a ajouté une séquence", "<ins>Salle Sarthe</ins>", "a retiré une séquence")
                .doesNotContain("<span>Titre</span>", "non détaillée");
    }

    @Test
    void the_introduction_says_where_the_names_come_from() {
        publish(10, 5);

        assertThat(text(get(ALL))).contains("Les noms que vous y voyez sont lus dans les inscriptions d’aujourd’hui");
    }

    @Test
    void says_which_data_of_a_person_changed_and_records_none_of_it() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        changeRegistration.handle(
                choosing(id, new Wishes(null, "Une association", List.of(), "un fauteuil", Map.of()), "maelle"));

        var page = "/coordination/journees/%s/inscriptions/%s".formatted(day.value(), id.value());
        for (var history : List.of(page, ALL)) {
            assertThat(text(get(history)))
                    .contains("<span>Ateliers</span> : modification", "<span>Besoins</span> : modification")
                    .doesNotContain("<span>Nom</span> : modification");
        }
        assertThat(history(id.subject()).toString()).doesNotContain("fauteuil", "w-1");
    }

    @Test
    void shows_an_entry_of_an_earlier_version_which_has_no_fields_as_before() {
        publish(10, 5);
        auditLog.record(AuditEntry.of(DayAction.CHANGED, "maelle", Instant.now(), day.subject()));

        assertThat(text(get(ALL))).contains("a modifié la journée").doesNotContain("<del>", "non détaillée");
    }

    private void change(DayEdit edit) {
        var outcome = editDay.handle(new EditDay.Command(day, "maelle", edit));
        assertThat(outcome).isInstanceOf(EditDay.Outcome.Edited.class);
    }

    private static String text(MvcTestResult page) {
        return body(page).replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    @Test
    void paginates_a_long_history() {
        publish(10, 5);
        for (int i = 0; i < 150; i++) {
            auditLog.record(AuditEntry.of(RosterAction.EXPORTED, "maelle", Instant.now(), day.subject()));
        }

        var first = get("/coordination/journees/%s/historique".formatted(day.value()));

        assertThat(first).bodyText().contains("rel=\"next\"").doesNotContain("a préparé la journée");
        var address = HtmlUtils.htmlUnescape(NEXT.matcher(body(first)).replaceAll("$1"));
        assertThat(get(address)).bodyText().contains("a préparé la journée").doesNotContain("rel=\"next\"");
    }

    private static String body(MvcTestResult page) {
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult get(String address) {
        return mvc.get()
                .uri(URI.create(address))
                .with(staff("maelle", "organiser"))
                .exchange();
    }

    private MvcTestResult post(String path) {
        return mvc.post()
                .uri("/coordination/journees/" + day.value() + path)
                .with(staff("maelle", "organiser"))
                .with(csrf())
                .exchange();
    }
}
