package fr.spro.registration.directory.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.PageTest;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// The list of structures, searched and in pages.
class DirectoryListTests extends PageTest {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryListTests.class);
    private static final String PAGE = "/coordination/annuaire";
    private final String group = Infrastructure.fresh("g");
    private final String other = group + "-2";
    private final String town = Infrastructure.fresh("Ville");

    @BeforeEach
    void list() {
        importDirectory.groups(
                bytes("id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject\n"
                        + "%1$s;Groupe %1$s;Loire;c-%1$s;Maëlle K;m@example.org;%1$s\n".formatted(group)
                        + "%1$s;Groupe %1$s;Loire;c-%1$s;Rozenn T;r@example.org;%1$s\n".formatted(other)));
        importDirectory.structures(bytes("id;name;type;group;street;postal_code;city;email\n"
                + row("a", "Mission locale de l’Étang", "mission-locale", group, "44000")
                + row("b", "Cap emploi", "cap-emploi", group, "44100")
                + row("c", "Cité des métiers", "cio", other, "44000")));
    }

    @Test
    void filters_structures_by_words_group_and_kind_in_the_url() {
        assertThat(list("?q=ETANG " + town, organiser()))
                .bodyText()
                .contains("Mission locale de l’Étang", "1 structure sur")
                .doesNotContain("Cité des métiers");
        assertThat(list("?q=44000 " + town, organiser()))
                .bodyText()
                .contains("Mission locale de l’Étang", "Cité des métiers")
                .doesNotContain(id("b"));
        assertThat(list("?q=%s&groupe=%s".formatted(town, other), organiser()))
                .bodyText()
                .contains(id("c"), "Groupe %s (1)".formatted(other), "Groupe %s (2)".formatted(group))
                .doesNotContain(id("a"));
        assertThat(list("?q=%s&type=cap-emploi".formatted(town), organiser()))
                .bodyText()
                .contains(id("b"), "Cap emploi (1)")
                .doesNotContain(id("a"));
        assertThat(list("?q=.*", organiser())).bodyText().contains("Rien ne correspond");
        assertThat(order("nom")).containsExactly("b", "c", "a");
        assertThat(order("ville")).containsExactly("b", "c", "a");
        assertThat(order("groupe")).containsExactly("b", "a", "c");
    }

    @Test
    void paginates_the_list_without_gaps_or_duplicates() {
        var rows = new StringBuilder("id;name;type;group;street;postal_code;city;email\n");
        for (int i = 0; i < 60; i++) rows.append(row("x" + i, "Cité des métiers", "cio", group, "44000"));
        importDirectory.structures(bytes(rows.toString()));

        var first = text(list("?groupe=" + group, organiser()));
        var next = first.replaceAll("(?s).*rel=\"next\"[^>]*href=\"/coordination/annuaire([^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        var second = text(list(next, organiser()));

        var both =
                List.of(ids(first), ids(second)).stream().flatMap(List::stream).toList();
        assertThat(ids(first)).hasSize(50);
        assertThat(both).hasSize(62).doesNotHaveDuplicates();
        assertThat(second).doesNotContain("rel=\"next\"");
    }

    @Test
    void the_list_of_two_thousand_structures_takes_less_than_a_second() {
        var many = IntStream.range(0, 2000)
                .mapToObj(number -> new Document("_id", id("many-" + number))
                        .append("name", "Mission locale de " + town + " " + number)
                        .append("kind", "mission-locale")
                        .append("group", group)
                        .append(
                                "address",
                                new Document("street", "3 rue du Port")
                                        .append("postalCode", "44000")
                                        .append("city", town))
                        .append("mailbox", "accueil@example.org")
                        .append("version", 1L))
                .toList();
        mongo.mongo().insert(many, "structure");
        try {
            var times = new long[15];
            for (int i = 0; i < times.length; i++) {
                var start = System.nanoTime();
                var page = text(list("?q=mission&groupe=%s&tri=ville".formatted(group), organiser()));
                times[i] = (System.nanoTime() - start) / 1_000_000;
                assertThat(page.replaceAll("[\\u00A0\\u202F]", "")).contains("2001 structures sur");
            }
            Arrays.sort(times);
            LOG.info("list of 2 000 structures: median {} ms, worst {} ms", times[7], times[14]);
            assertThat(times[7]).isLessThan(1000);
        } finally {
            mongo.mongo().remove(Query.query(Criteria.where("_id").regex("^" + id("many-"))), "structure");
        }
    }

    private List<String> order(String by) {
        return ids(text(list("?q=%s&tri=%s".formatted(town, by), organiser()))).stream()
                .map(id -> id.substring(id.lastIndexOf('-') + 1))
                .toList();
    }

    private static List<String> ids(String page) {
        return Pattern.compile("/coordination/annuaire/structures/([a-z0-9-]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private String id(String end) {
        return "s-%s-%s".formatted(group, end);
    }

    private String row(String end, String name, String kind, String of, String postalCode) {
        return "%s;%s;%s;%s;3 rue du Port;%s;%s;accueil@example.org\n"
                .formatted(id(end), name, kind, of, postalCode, town);
    }

    private MockMvcRequestBuilder list(String query, RequestPostProcessor who) {
        return get(PAGE + query, who);
    }

    private MockMvcRequestBuilder get(String address, RequestPostProcessor who) {
        return mvc.get().uri(URI.create(address.replace(" ", "%20"))).with(who);
    }

    private static RequestPostProcessor organiser() {
        return staff("organiser");
    }

    private static String text(MockMvcRequestBuilder request) {
        try {
            return request.exchange().getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
