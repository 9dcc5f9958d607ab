package fr.spro.registration;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.day.DayEdit.PutQuestion;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.ExampleQuestions;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/// Each form of the service with text: refused because of its state or a fault, it shows what was
/// typed. Refusals of all forms alike (limits, an unavailable store, an ended sign-in, a removed
/// entity) are tested with the platform.
class RefusedFormsTests extends PageTest {

    private static final String TYPED = "Un texte à garder";

    /// Forms without text: a press of a button, ids and secrets.
    private static final Set<String> WITHOUT_TEXT = Set.of(
            "/accueil/{secret}/arrivee",
            "/accueil/{secret}/bienvenue/{ticket}/erreur",
            "/coordination/annuaire/groupes/{id}/coordination/{coordinator}/retrait",
            "/coordination/annuaire/groupes/{id}/suppression",
            "/coordination/annuaire/doublons/{kind:structures|groupes}/distincts",
            "/coordination/annuaire/doublons/{kind:structures|groupes}/fusion",
            "/coordination/annuaire/import/{id}",
            "/coordination/annuaire/import/{id}/abandon",
            "/coordination/annuaire/structures/{id}/suppression",
            "/coordination/journees/{slug}/image/retrait",
            "/coordination/journees/{slug}/recuperation",
            "/coordination/journees/{slug}/suppression",
            "/coordination/journees/{slug}/inscriptions/{id}/confirmation",
            "/coordination/journees/{slug}/inscriptions/{id}/renvoi",
            "/coordination/journees/{slug}/accueil/presences",
            "/coordination/journees/{slug}/accueil/presences/retrait",
            "/coordination/journees/{slug}/comptes-rendus/{workshop}/lien",
            "/coordination/journees/{slug}/comptes-rendus/{workshop}/lien/retrait",
            "/coordination/journees/{slug}/comptes-rendus/{workshop}/retrait",
            "/coordination/journees/{slug}/inscriptions/export.csv",
            "/coordination/journees/{slug}/inscriptions/export.xlsx",
            "/coordination/journees/{slug}/inscriptions/import/{id}",
            "/coordination/journees/{slug}/inscriptions/import/{id}/abandon",
            "/coordination/journees/{slug}/inscriptions/{id}/attestation.pdf",
            "/coordination/journees/{slug}/inscriptions/{id}/badge.pdf",
            "/coordination/journees/{slug}/inscriptions/{id}/effacement",
            "/coordination/journees/{slug}/inscriptions/{id}/offre/acceptation",
            "/coordination/journees/{slug}/inscriptions/{id}/offre/refus",
            "/coordination/journees/{slug}/inscriptions/{id}/presence",
            "/coordination/journees/{slug}/inscriptions/{id}/presence/retrait",
            "/coordination/journees/{slug}/inscriptions/{id}/presence/retablissement",
            "/coordination/journees/{slug}/inscriptions/{id}/retablissement",
            "/coordination/journees/{slug}/papiers/attestations.pdf",
            "/coordination/journees/{slug}/papiers/badges.pdf",
            "/coordination/journees/{slug}/papiers/feuilles.pdf",
            "/coordination/journees/{slug}/presences/{pending}/ecart",
            "/coordination/journees/{slug}/presences/{pending}/ecart/retrait",
            "/coordination/journees/{slug}/presences/{pending}/presence",
            "/coordination/journees/{slug}/questions/{id}/monter",
            "/coordination/journees/{slug}/questions/{id}/suppression",
            "/coordination/journees/{slug}/repartition",
            "/coordination/journees/{slug}/sequences/{id}/remise",
            "/coordination/journees/{slug}/sequences/{id}/suppression",
            "/coordination/journees/{slug}/relectures/faite",
            "/coordination/journees/{slug}/relectures/masquage",
            "/coordination/journees/{slug}/selection/badges.pdf",
            "/coordination/journees/{slug}/selection/export.{kind:csv|xlsx}",
            "/coordination/journees/{slug}/selection/{action:presence|annulation|retablissement}/faite",
            "/coordination/journees/{slug}/selection/{action:retrait}/fait",
            "/coordination/journees/{slug}/selection/{action:presence|badges|export|annulation|retablissement}",
            "/coordination/journees/{slug}/tablette/lien",
            "/coordination/journees/{slug}/tablette/lien/retrait",
            "/inscriptions/adresse/{secret}",
            "/inscriptions/{secret}/annulation",
            "/inscriptions/{secret}/confirmation",
            "/inscriptions/{secret}/effacement",
            "/inscriptions/{secret}/offre/acceptation",
            "/inscriptions/{secret}/offre/refus",
            "/inscriptions/{secret}/vu");

    /// Opens another form with what was typed.
    private static final Set<String> NEVER_REFUSED = Set.of("/coordination/journees/{slug}/inscriptions/nouvelle/nom");

    /// With a file, see `TypedFormTests` and, for the texts beside it, `PicturePagesTests`.
    private static final Set<String> UPLOADS = Set.of(
            "/coordination/annuaire/{kind:groups|structures}",
            "/coordination/journees/{slug}/image",
            "/coordination/journees/{slug}/inscriptions/import");

    /// What a visitor of a shared tablet searched for is not shown to the next one.
    private static final Set<String> NOT_SHOWN = Set.of("/accueil/{secret}");

    private static Map<String, Function<RefusedFormsTests, MockMvcRequestBuilder>> refusals() {
        var all = new LinkedHashMap<String, Function<RefusedFormsTests, MockMvcRequestBuilder>>();
        all.put("/journees/{slug}/inscription", test -> test.registrationAfterClosing());
        all.put("/journees/{slug}/inscription/correction", test -> test.correctionAfterClosing());
        all.put("/journees/{slug}/lien", test -> test.form("/journees/d-1/lien").param("email", TYPED));
        all.put("/inscriptions/{secret}/choix", test -> test.ownForm("/choix").param("otherStructure", TYPED));
        all.put(
                "/inscriptions/{secret}/identite",
                test -> test.ownForm("/identite")
                        .param("opened", "lastName:1")
                        .param("lastName", TYPED)
                        .param("email", "ada@example.org"));
        all.put("/comptes-rendus/{secret}", test -> test.reporterForm().param("text", TYPED));
        all.put(
                "/coordination/annuaire/ajout/groupe",
                test -> test.staffForm("/annuaire/ajout/groupe")
                        .param("name", TYPED)
                        .param("territory", ""));
        all.put(
                "/coordination/annuaire/ajout/structure",
                test -> test.staffForm("/annuaire/ajout/structure").param("name", TYPED));
        all.put(
                "/coordination/annuaire/hors-liste/ajout",
                test -> test.staffForm("/annuaire/hors-liste/ajout")
                        .param("nom", "une association")
                        .param("name", TYPED));
        all.put("/coordination/annuaire/hors-liste/rattachement", test -> test.unlistedForm());
        all.put(
                "/coordination/annuaire/groupes/{id}/ajout",
                test -> test.inGroup("/ajout").param("name", TYPED));
        all.put(
                "/coordination/annuaire/groupes/{id}/coordination/{coordinator}",
                test -> test.inGroup("/coordination/c-1").param("name", TYPED));
        all.put(
                "/coordination/annuaire/groupes/{id}/modifier",
                test -> test.inGroup("/modifier").param("name", TYPED).param("territory", ""));
        all.put(
                "/coordination/annuaire/structures/{id}/modifier",
                test -> test.staffForm("/annuaire/structures/" + test.listed() + "/modifier")
                        .param("name", TYPED));
        all.put(
                "/coordination/journees/nouvelle",
                test -> test.staffForm("/journees/nouvelle").param("title", TYPED));
        all.put(
                "/coordination/journees/{slug}/copie",
                test -> test.ofDay("/copie").param("title", TYPED));
        all.put(
                "/coordination/journees/{slug}/modifier",
                test -> test.ofArchivedDay("/modifier")
                        .param("title", TYPED)
                        .param("date", "2027-11-19")
                        .param("startsAt", "09:30")
                        .param("endsAt", "17:00")
                        .param("place", "Angers")
                        .param("description", "Une journée")
                        .param("places", "10"));
        for (var session : List.of("nouvelle", "w-1")) {
            all.put(
                    "/coordination/journees/{slug}/sequences/" + (session.equals("w-1") ? "{id}" : session),
                    test -> test.ofArchivedDay("/sequences/" + session)
                            .param("kind", "WORKSHOP")
                            .param("title", TYPED)
                            .param("startsAt", "15:30")
                            .param("endsAt", "16:00")
                            .param("room", "Salle Loire")
                            .param("seats", "5"));
        }
        for (var question : List.of("nouvelle", "q-hopes")) {
            all.put(
                    "/coordination/journees/{slug}/questions/" + (question.equals("q-hopes") ? "{id}" : question),
                    test -> test.ofArchivedDay("/questions/" + question)
                            .param("kind", "TEXT")
                            .param("wording", TYPED)
                            .param("purpose", "Repas")
                            .param("keptDays", "30"));
        }
        all.put(
                "/coordination/journees/{slug}/{step:close|publish|hold|cancel|archive|reopen|revert|reinstate}",
                test -> test.ofArchivedDay("/cancel").param("message", TYPED));
        all.put(
                "/coordination/journees/{slug}/comptes-rendus/{workshop}",
                test -> test.reportOfArchivedDay().param("text", TYPED));
        all.put(
                "/coordination/journees/{slug}/inscriptions/nouvelle",
                test -> test.ofArchivedDay("/inscriptions/nouvelle")
                        .param("lastName", TYPED)
                        .param("email", "ada@example.org")
                        .param("unlisted", "true")
                        .param("otherStructure", "Une association")
                        .param("workshops[0]", "none")
                        .param("workshops[1]", "none")
                        .param("consent", "true"));
        all.put("/coordination/journees/{slug}/inscriptions/groupe", test -> test.teamForm());
        all.put(
                "/coordination/journees/{slug}/inscriptions/{id}/choix",
                test -> test.staffFormOfOne("/choix").param("otherStructure", TYPED));
        all.put(
                "/coordination/journees/{slug}/inscriptions/{id}/identite",
                test -> test.staffFormOfOne("/identite")
                        .param("lastName", TYPED)
                        .param("email", "ada@example.org"));
        all.put(
                "/coordination/journees/{slug}/inscriptions/{id}/annulation",
                test -> test.staffFormOfOne("/annulation").param("motif", TYPED));
        return all;
    }

    static Stream<String> forms() {
        return refusals().keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void a_refused_form_shows_what_was_typed(String path) {
        publish(10, 5);

        assertThat(refusals().get(path).apply(this))
                .satisfies(
                        answer -> assertThat(answer.getResponse().getStatus()).isBetween(400, 499))
                .bodyText()
                .contains(TYPED)
                .doesNotContain("??")
                .doesNotContainPattern("<dt>[a-z]");
    }

    @Test
    void every_form_of_the_service_is_among_them() throws IOException {
        var known = new TreeSet<String>();
        known.addAll(refusals().keySet());
        known.addAll(WITHOUT_TEXT);
        known.addAll(NEVER_REFUSED);
        known.addAll(UPLOADS);
        known.addAll(NOT_SHOWN);

        var writes = new ClassPathResource("writes.txt").getContentAsString(UTF_8);

        assertThat(known)
                .containsExactlyInAnyOrderElementsOf(writes.lines()
                        .filter(line -> !line.startsWith("#") && !line.contains("/api/"))
                        .map(line -> line.replaceFirst("\\w+\\s+POST\\s+", ""))
                        .toList());
    }

    private MockMvcRequestBuilder form(String path) {
        return mvc.post().uri(path).contentType(MediaType.APPLICATION_FORM_URLENCODED);
    }

    private MockMvcRequestBuilder staffForm(String path) {
        return form("/coordination" + path).with(csrf()).with(staff("organiser"));
    }

    private MockMvcRequestBuilder ofDay(String path) {
        return staffForm("/journees/d-1" + path);
    }

    private MockMvcRequestBuilder ofArchivedDay(String path) {
        if (path.endsWith("q-hopes")) {
            editDay.handle(new EditDay.Command(day, "camille", new PutQuestion(ExampleQuestions.HOPES)));
        }
        archive();
        return ofDay(path);
    }

    private void archive() {
        moveDay.handle(day, Step.CANCEL, "camille");
        moveDay.handle(day, Step.ARCHIVE, "camille");
    }

    private MockMvcRequestBuilder registrationAfterClosing() {
        return registrationAfterClosing("/journees/d-1/inscription");
    }

    private MockMvcRequestBuilder correctionAfterClosing() {
        return registrationAfterClosing("/journees/d-1/inscription/correction");
    }

    private MockMvcRequestBuilder registrationAfterClosing(String path) {
        moveDay.handle(day, Step.CLOSE, "camille");
        return form(path)
                .param("lastName", "Marie")
                .param("email", "ada@example.org")
                .param("unlisted", "true")
                .param("otherStructure", "Une association")
                .param("needs", TYPED)
                .param("workshops[0]", "none")
                .param("workshops[1]", "none")
                .param("consent", "true");
    }

    /// A form of the own page of a cancelled registration.
    private MockMvcRequestBuilder ownForm(String path) {
        var id = confirmed("Ada", MORNING);
        cancelRegistration.handle(id, Participant.ACTOR);
        return form("/inscriptions/" + links.text(id.value(), 1) + path);
    }

    private MockMvcRequestBuilder staffFormOfOne(String path) {
        var id = confirmed("Ada", MORNING);
        cancelRegistration.handle(id, Participant.ACTOR);
        return ofDay("/inscriptions/" + id.value() + path);
    }

    private MockMvcRequestBuilder reporterForm() {
        var created = report.reporterLinks.create(day, MORNING, "camille");
        archive();
        return form(report.reporterLinks.address(created).replace(PUBLIC_URL.toString(), ""));
    }

    private MockMvcRequestBuilder reportOfArchivedDay() {
        report.reporterLinks.create(day, MORNING, "camille");
        archive();
        return ofDay("/comptes-rendus/w-1");
    }

    private MockMvcRequestBuilder inGroup(String path) {
        listed();
        return staffForm("/annuaire/groupes/g-1" + path);
    }

    private MockMvcRequestBuilder teamForm() {
        var structure = listed();
        archive();
        return ofDay("/inscriptions/groupe")
                .param("structure", structure)
                .param("people[0].lastName", TYPED)
                .param("people[0].email", "ada@example.org")
                .param("people[0].workshops[0]", "none")
                .param("people[0].workshops[1]", "none");
    }

    private String listed() {
        importDirectory.groups(bytes("""
            id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject
            g-1;Groupe;Loire;c-1;M K;m@example.org;m
            """));
        importDirectory.structures(bytes("""
            id;name;type;group;street;postal_code;city;email
            s-1;CIO;cio;g-1;3 rue du Port;44000;Nantes;cio@example.org
            """));
        return "s-1";
    }

    private MockMvcRequestBuilder unlistedForm() {
        registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")),
                day,
                Examples.participant("Ada", "ada@example.org"),
                new Wishes(null, "Une association", List.of(), null, Map.of()),
                false));
        return staffForm("/annuaire/hors-liste/rattachement")
                .param("nom", "une association")
                .param("structure", TYPED);
    }
}
