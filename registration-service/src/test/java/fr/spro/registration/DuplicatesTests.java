package fr.spro.registration;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.directory.duplicates.ConfirmDistinct;
import fr.spro.registration.directory.duplicates.FindDuplicates;
import fr.spro.registration.directory.duplicates.FindDuplicates.Reason;
import fr.spro.registration.directory.duplicates.FindDuplicates.Suspicion;
import fr.spro.registration.directory.duplicates.Kind;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// What stands in the directory twice: found, told apart, or merged.
class DuplicatesTests extends RunningService {

    private static final String PAGE = "/coordination/annuaire/doublons";
    private static final String MERGE = PAGE + "/structures/fusion";
    private static final String API = "/api/registration/v1/directory";

    @Autowired
    FindDuplicates findDuplicates;

    @Autowired
    ConfirmDistinct tellApart;

    @Autowired
    IdResolver meanings;

    private final String town = Infrastructure.fresh("Ville");
    private final String group = Infrastructure.fresh("g");
    private final String one = Infrastructure.fresh("s-1-");
    private final String other = Infrastructure.fresh("s-2-");

    @Test
    void two_are_suspected_for_each_reason_in_words_and_those_that_differ_are_not() {
        var same = Infrastructure.fresh("m");
        var alone = Infrastructure.fresh("s-3-");
        var far = Infrastructure.fresh("s-4-");
        list(
                row(one, "Mission locale de " + town, "3 rue du Port " + town, town, same),
                row(other, "Mission Locale", "3 RUE du Port " + town, town, same),
                row(alone, "CIO de " + town, "9 quai de la Fosse", town, alone),
                row(far, "Centre d’information et d’orientation de " + town, "1 place", "Ailleurs" + town, far)
                        .replace(";44000;", ";49000;"));

        assertThat(of(one, other)).containsExactly(Reason.MAILBOX, Reason.ADDRESS, Reason.NAME_AND_PLACE);
        assertThat(of(alone, far)).containsExactly(Reason.NAME_AND_GROUP);
        assertThat(of(one, alone)).isEmpty();
        assertThat(of(other, far)).isEmpty();
        var neighbour = Infrastructure.fresh("s-5-");
        list(row(neighbour, "Mission locale de Voisine" + town, "7 rue", "Voisine" + town, neighbour));
        assertThat(of(one, neighbour)).as("of two towns with one postal code").isEmpty();
    }

    @Test
    void those_that_were_told_apart_are_proposed_no_more_in_whatever_order_and_however_often_it_was_said() {
        list(twins());

        for (var said : List.of(List.of(one, other), List.of(other, one), List.of(one, other))) {
            assertThat(tellApart.handle(
                            new ConfirmDistinct.Command(Kind.STRUCTURES, said.getFirst(), said.getLast(), "camille")))
                    .isEqualTo(ConfirmDistinct.Outcome.NOTED);
        }

        assertThat(of(one, other)).isEmpty();
        assertThat(tellApart.handle(new ConfirmDistinct.Command(Kind.STRUCTURES, one, one, "camille")))
                .isEqualTo(ConfirmDistinct.Outcome.SAME);
        assertThat(tellApart.handle(new ConfirmDistinct.Command(Kind.STRUCTURES, one, "nobody", "camille")))
                .isEqualTo(ConfirmDistinct.Outcome.UNKNOWN);
    }

    @Test
    void the_organiser_sees_a_pair_side_by_side_and_says_that_they_are_none() throws Exception {
        list(twins());

        var page = text(get(PAGE + "?fiche=" + one));
        assertThat(page).contains("même adresse postale", "noms semblables, même ville", "Garder celle-ci");
        keep("list", page);
        assertThat(mvc.post()
                        .uri(PAGE + "/structures/distincts")
                        .param("une", other)
                        .param("autre", one)
                        .with(csrf())
                        .with(staff("organiser")))
                .hasRedirectedUrl(PAGE + "?fait=distincts");

        assertThat(get(PAGE + "?fait=distincts")).bodyText().contains("cette paire n’est plus proposée");
        assertThat(of(one, other)).isEmpty();
    }

    @Test
    void before_a_merge_the_page_says_what_will_happen_to_whom_and_afterwards_what_has() throws Exception {
        publish(10, 5);
        var elsewhere = Infrastructure.fresh("g");
        list(twins());
        importDirectory.groups(bytes(GROUPS + groupRow(elsewhere)));
        importDirectory.structures(
                bytes(STRUCTURES + row(other, "Mission locale", "3 rue du Port " + town, town, other, elsewhere)));
        confirmedFrom(one);
        var address = MERGE + "?finit=%s&reste=%s".formatted(one, other);

        var before = get(address);
        assertThat(before)
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Une inscription sera montrée",
                        "La coordination de «\u00a0Groupe %s\u00a0» verra ces personnes".formatted(elsewhere),
                        "3 rue du Port",
                        "Fusionner «\u00a0Mission locale",
                        "On ne revient pas en arrière")
                .doesNotContain("??");
        keep("merge", text(before));
        assertThat(get(address + "&lang=en"))
                .bodyText()
                .contains("One registration will be listed")
                .doesNotContain("??");
        assertThat(meanings.structure(new StructureId(one)).orElseThrow().id().value())
                .as("a GET changes nothing")
                .isEqualTo(one);

        for (int i = 0; i < 2; i++) {
            assertThat(mvc.post()
                            .uri(MERGE)
                            .param("finit", one)
                            .param("reste", other)
                            .with(csrf())
                            .with(staff("organiser")))
                    .hasRedirectedUrl(address);
        }

        var after = get(address);
        assertThat(after)
                .hasStatusOk()
                .bodyText()
                .contains("La fusion est faite", "fait maintenant partie de «\u00a0Mission locale", "Faite par camille")
                .doesNotContain("??");
        keep("merged", text(after));
        assertThat(get("/coordination/annuaire/structures/" + other))
                .bodyText()
                .contains("Fiches fusionnées avec celle-ci", one, "1 inscription");
        assertThat(get("/coordination/annuaire/structures/" + one))
                .as("the old address shows the one that stays")
                .bodyText()
                .contains(other);
        assertThat(of(one, other)).isEmpty();
    }

    @Test
    void who_comes_too_late_reads_where_it_went() {
        var third = Infrastructure.fresh("s-3-");
        list(twins()[0], twins()[1], row(third, "CIO", "1 rue", town, third));
        merge(one, other);

        merge(one, third);

        assertThat(get(MERGE + "?finit=%s&reste=%s".formatted(one, third)))
                .bodyText()
                .contains("avait déjà été fusionnée avec «\u00a0Mission locale");
        for (var nonsense : List.of("?finit=%s&reste=%s".formatted(other, one), "?finit=x&reste=y", "")) {
            assertThat(get(MERGE + nonsense))
                    .as(nonsense)
                    .hasStatus(422)
                    .bodyText()
                    .contains("Nous n’avons pas trouvé deux fiches différentes");
        }
    }

    @Test
    void any_two_structures_are_chosen_by_hand_in_the_words_that_people_use() throws Exception {
        list(
                row(one, "Mission locale " + town, "3 rue du Port " + town, town, one),
                row(other, "Cap emploi " + town, "9 quai de la Fosse", town, other));
        var form = PAGE + "/structures";

        assertThat(get(form)).hasStatusOk().bodyText().contains("Une structure", "Comparer");
        assertThat(get(form + "?une=&autre=zzzz"))
                .hasStatus(422)
                .bodyText()
                .contains("Indiquez les deux fiches", "Nous ne l’avons pas trouvée", "zzzz");
        assertThat(get(form + "?une=%s&autre=%s".formatted(one, one)))
                .hasStatus(422)
                .bodyText()
                .contains("C’est la même fiche");
        var chosen = mvc.get()
                .uri(form)
                .param("une", "mission locale " + town)
                .param("autre", "Cap emploi %s (%s)".formatted(town, town))
                .with(staff("organiser"))
                .exchange();
        assertThat(chosen)
                .hasStatusOk()
                .bodyText()
                .contains("Quelle fiche gardez-vous", "finit=%s&amp;reste=%s".formatted(other, one));
        keep("choose", text(chosen));
    }

    @Test
    void two_groups_are_merged_by_hand() throws Exception {
        var south = Infrastructure.fresh("g");
        list(row(one, "Mission locale", "3 rue du Port " + town, town, one));
        importDirectory.groups(bytes(GROUPS + groupRow(south)));
        var address = PAGE + "/groupes/fusion?finit=%s&reste=%s".formatted(group, south);

        assertThat(get(PAGE + "/groupes?une=%s&autre=%s".formatted(group, south)))
                .hasStatusOk()
                .bodyText()
                .contains("Quelle fiche gardez-vous", "chef-" + south);
        var before = get(address);
        assertThat(before)
                .bodyText()
                .contains(
                        "Une structure passera dans «\u00a0Groupe " + south,
                        "Les coordinations des deux groupes agiront pour «\u00a0Groupe " + south)
                .doesNotContain("??");
        keep("merge-groups", text(before));
        assertThat(mvc.post()
                        .uri(PAGE + "/groupes/fusion")
                        .param("finit", group)
                        .param("reste", south)
                        .with(csrf())
                        .with(staff("organiser")))
                .hasRedirectedUrl(address);

        assertThat(get(address)).bodyText().contains("La fusion est faite").doesNotContain("??");
        assertThat(meanings.structure(new StructureId(one))
                        .orElseThrow()
                        .group()
                        .value())
                .isEqualTo(south);
    }

    @Test
    void a_program_finds_tells_apart_and_merges() {
        var third = Infrastructure.fresh("s-3-");
        list(twins()[0], twins()[1], row(third, "Mission locale", "3 rue du Port " + town, town, third));

        assertThat(mvc.get().uri(API + "/duplicates").with(program()))
                .hasStatusOk()
                .bodyText()
                .contains(one, "NAME_AND_PLACE");
        assertThat(post(
                        "/duplicates/distinct",
                        "{\"kind\":\"STRUCTURES\",\"one\":\"%s\",\"other\":\"%s\"}".formatted(third, one)))
                .hasStatus(204);
        assertThat(post("/duplicates/distinct", "{\"kind\":\"STRUCTURES\",\"one\":\"x\",\"other\":\"y\"}"))
                .hasStatus(422);
        assertThat(of(one, third)).isEmpty();

        for (int i = 0; i < 2; i++) {
            assertThat(post("/structures/%s/merge".formatted(one), into(other)))
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$.id")
                    .isEqualTo(other);
        }
        assertThat(post("/structures/%s/merge".formatted(other), into(one))).hasStatus(422);
        assertThat(post("/structures/%s/merge".formatted(one), into(third))).hasStatus(422);
        assertThat(post("/structures/unknown/merge", into(third))).hasStatus(404);
        assertThat(post("/structures/%s/merge".formatted(third), "{}")).hasStatus(400);
        assertThat(post("/groups/%s/merge".formatted(group), into(group))).hasStatus(422);
    }

    private static final String GROUPS =
            "id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject\n";
    private static final String STRUCTURES = "id;name;type;group;street;postal_code;city;email\n";

    private List<Reason> of(String one, String other) {
        return findDuplicates.structures().stream()
                .filter(found -> List.of(found.one(), found.other()).containsAll(List.of(one, other)))
                .map(Suspicion::reasons)
                .findFirst()
                .orElse(List.of());
    }

    private String[] twins() {
        return new String[] {
            row(one, "Mission locale de " + town, "3 rue du Port " + town, town, one),
            row(other, "Mission locale", "3 rue du Port " + town, town, other)
        };
    }

    private void list(String... rows) {
        importDirectory.groups(bytes(GROUPS + groupRow(group)));
        importDirectory.structures(bytes(STRUCTURES + String.join("", rows)));
    }

    private static String groupRow(String id) {
        return "%1$s;Groupe %1$s;Territoire %1$s;c-%1$s;Chef;%1$s@example.org;chef-%1$s\n".formatted(id);
    }

    private String row(String id, String name, String street, String city, String mailbox) {
        return row(id, name, street, city, mailbox, group);
    }

    private static String row(String id, String name, String street, String city, String mailbox, String group) {
        return "%s;%s;mission-locale;%s;%s;44000;%s;%s@example.org\n".formatted(id, name, group, street, city, mailbox);
    }

    private void merge(String ends, String stays) {
        assertThat(mvc.post()
                        .uri(MERGE)
                        .param("finit", ends)
                        .param("reste", stays)
                        .with(csrf())
                        .with(staff("organiser")))
                .hasStatus3xxRedirection();
    }

    private void confirmedFrom(String structure) {
        var id = accepted(registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")),
                day,
                new Participant("Ada", "ada@example.org", "fr"),
                new Wishes(new StructureId(structure), null, List.of(), null, Map.of()),
                false)));
        confirmRegistration.handle(id);
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(address).with(staff("organiser")).exchange();
    }

    private MvcTestResult post(String path, String json) {
        return mvc.post()
                .uri(API + path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(program())
                .exchange();
    }

    private static String into(String id) {
        return "{\"into\":\"%s\"}".formatted(id);
    }

    private static String text(MvcTestResult answer) throws Exception {
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    /// For a look at it with a browser.
    private static void keep(String name, String page) throws Exception {
        var folder = Path.of("target", "pages");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".html"), page);
    }
}
