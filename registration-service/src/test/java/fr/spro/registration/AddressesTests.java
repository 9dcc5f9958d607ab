package fr.spro.registration;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.person.PersonName;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.spreadsheet.Workbooks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/// One rule for e-mail addresses and one for names wherever they are entered: pages, API and files.
class AddressesTests extends PageTest {

    private static final String API = "/api/registration/v1";
    private static final JsonMapper JSON = new JsonMapper();

    /// `#` stands for a number, so that nobody is registered twice.
    private static final List<String> VALID = List.of(
            "marie#@example.org",
            "  Marie#@Example.ORG ",
            "marie#@example.org\u00A0",
            "\u202Fmarie#@example.org",
            "\u200Bmarie#@example.org\uFEFF",
            "mailto:marie#@example.org",
            "marie#+journee@example.org",
            "o'malley#@example.org",
            "marie#@exämple.org",
            "marie#@xn--exmple-cua.org");

    private static final List<String> INVALID = List.of(
            "marie#",
            "marie#@localhost",
            "marie#@x.c",
            "marie#@[127.0.0.1]",
            "marie#@127.0.0.1",
            "marie#@exam_ple.org",
            "marie#@-example.org",
            "marie#@example.org.",
            "marie#@exam\u00ADple.org",
            "marie..#@example.org",
            ".marie#@example.org",
            "marie#.@example.org",
            "\"marie#\"@example.org",
            "élodie#@example.org",
            "šnne#@example.org",
            "Marie <marie#@example.org>",
            "marie#@example.org;",
            "marie#@example.org anne@example.org",
            "m".repeat(65) + "#@example.org");

    /// The entries that take first name and surname too.
    private static final List<String> NAMED = List.of(
            "public form",
            "own page",
            "staff form",
            "staff's correction",
            "group form",
            "file of people, CSV",
            "file of people, XLSX",
            "API, registration",
            "API, correction",
            "API, group");

    /// Those with one field for the whole name.
    private static final List<String> WITH_ONE_FIELD =
            List.of("coordinator form", "API, coordinator", "file of groups");

    private final Map<String, Function<String, MvcTestResult>> entries = new LinkedHashMap<>();
    private int requests;
    private String firstName = "";
    private String name = "Ada";

    @BeforeEach
    void publish() {
        publish(1000, 5);
        directory.list("g-1", "s-1", "maelle");
        entries.put("public form", email -> registration(email, "/journees/d-1/inscription"));
        entries.put("own page", email -> identity(email, confirmed("Own" + requests), false));
        entries.put(
                "lost link",
                email -> form("/journees/d-1/lien").param("email", email).exchange());
        entries.put("staff form", email -> registration(email, "/coordination/journees/d-1/inscriptions/nouvelle"));
        entries.put("staff's correction", email -> identity(email, confirmed("Staff" + requests), true));
        entries.put("group form", this::group);
        entries.put(
                "file of people, CSV",
                email -> file(
                        "journees/d-1/inscriptions/import", csv("prénom;nom;email", firstName + ";" + name, email)));
        entries.put("file of people, XLSX", email -> file("journees/d-1/inscriptions/import", xlsx(email)));
        entries.put(
                "API, registration",
                email -> json("/days/d-1/registrations", person(email, ",\"language\":\"fr\",\"workshops\":[]")));
        entries.put("API, correction", this::correction);
        entries.put(
                "API, group",
                email -> json(
                        "/days/d-1/registrations/team",
                        "{\"structure\":\"s-1\",\"people\":[%s]}".formatted(person(email, ""))));
        entries.put("coordinator form", this::coordinator);
        entries.put(
                "API, coordinator",
                email -> json(
                        "/directory/groups/%s/coordinators".formatted(freshGroup()),
                        "{\"name\":%s,\"email\":%s,\"subject\":\"account-%d\"}"
                                .formatted(quoted(name), quoted(email), requests)));
        entries.put(
                "file of groups",
                email -> file(
                        "annuaire/groups",
                        csv(
                                "id;name;territory;coordinator1_id;coordinator1_name;coordinator1_subject;coordinator1_email",
                                "g-2;Groupe;Loire;c-2;%s;ada".formatted(name),
                                email)));
        entries.put("structure form", this::structure);
        entries.put("API, structure", email -> json("/directory/structures", """
            {"name":"Structure %d","kind":"cio","group":"g-1","street":"1 quai %1$d","postalCode":"44000","city":"Nantes",
             "mailbox":%s}\
            """.formatted(requests, quoted(email))));
        entries.put(
                "file of structures",
                email -> file(
                        "annuaire/structures",
                        csv(
                                "id;name;type;group;street;postal_code;city;email",
                                "s-2;CIO;cio;g-1;1 quai;44000;Nantes",
                                email)));
        entries.put("rehearsal, form", this::rehearsal);
        entries.put("rehearsal, API", email -> json("/days", """
            {"slug":"r-%d","title":"Journée","description":"Une journée","place":"Angers","startsAt":"2027-11-19T08:30:00Z",
             "endsAt":"2027-11-19T15:30:00Z","places":5,"sessions":[],"rehearsal":%s}\
            """.formatted(requests, quoted(email))));
    }

    @Test
    void has_the_same_verdict_wherever_it_is_entered() {
        VALID.forEach(address -> check(address, true));
        INVALID.forEach(address -> check(address, false));
    }

    private void check(String address, boolean valid) {
        entries.keySet().forEach(entry -> check(entry, address, valid));
    }

    private void check(String entry, String address, boolean valid) {
        requests++;
        var response = entries.get(entry).apply(address.replace("#", String.valueOf(requests)));
        assertThat(response.getResponse().getStatus())
                .as("%s: %s, %s", entry, name, address)
                .isIn(valid ? List.of(200, 201, 302) : List.of(400, 422));
    }

    @Test
    void has_the_same_verdict_on_a_name_wherever_it_is_entered() {
        for (var name : List.of("Prince", "王小明", "Jean🙂Paul", "M.de La Tour", "Jean.Paul")) checkName(name, true);
        for (var name :
                List.of("\u200B", "\u3164", "42", "gagnez-ici.com", "exemple.fr", "https://x.y", "N".repeat(101))) {
            checkName(name, false);
        }
    }

    private void checkName(String text, boolean valid) {
        name = text;
        Stream.of(NAMED, WITH_ONE_FIELD)
                .flatMap(List::stream)
                .forEach(entry -> check(entry, "ada#@example.org", valid));
        firstName = text;
        name = "Martin";
        NAMED.forEach(entry -> check(entry, "ada#@example.org", valid));
        firstName = "";
    }

    @Test
    void a_name_in_one_field_of_the_earlier_version_is_split_at_each_entry() {
        for (var page : List.of("/journees/d-1/inscription", "/coordination/journees/d-1/inscriptions/nouvelle")) {
            assertThat(form(page)
                            .param("name", "Marie de La Tour")
                            .param("email", "marie%d@example.org".formatted(++requests))
                            .param("structure", "s-1")
                            .param("workshops[0]", "none")
                            .param("workshops[1]", "none")
                            .param("consent", "true"))
                    .hasStatus3xxRedirection();
        }
        assertThat(json("/days/d-1/registrations", """
            {"name":"Marie de La Tour","email":"marie3@example.org","language":"fr","workshops":[]}\
            """)).hasStatus(201);

        assertThat(registrations.findByDay(day))
                .hasSize(3)
                .allSatisfy(
                        one -> assertThat(one.participant().name()).isEqualTo(PersonName.of("Marie", "de La Tour")));
    }

    @Test
    void each_spelling_is_the_same_person_at_each_entry() {
        for (var spelling : List.of(
                "marie@exämple.org",
                "MARIE@xn--exmple-cua.org",
                "\u200BMarie@EXÄMPLE.ORG\u00A0",
                "mailto:marie@exa\u0308mple.org")) {
            for (var name :
                    List.of("public form", "staff form", "API, registration", "group form", "file of people, CSV")) {
                requests++;
                // Staff is told that the address is registered.
                var isTold = requests > 1
                        && List.of("staff form", "API, registration").contains(name);
                var response = entries.get(name).apply(spelling).getResponse();
                assertThat(response.getStatus()).as(name).isEqualTo(isTold ? 422 : 302);
            }
        }

        assertThat(registrations.findByDay(day))
                .singleElement()
                .extracting(one -> one.participant().email().value())
                .isEqualTo("marie@xn--exmple-cua.org");
    }

    private MvcTestResult registration(String email, String page) {
        return form(page)
                .param("firstName", firstName)
                .param("lastName", name)
                .param("email", email)
                .param("structure", "s-1")
                .param("workshops[0]", "none")
                .param("workshops[1]", "none")
                .param("consent", "true")
                .exchange();
    }

    private MvcTestResult identity(String email, RegistrationId id, boolean byStaff) {
        var page = byStaff ? "/coordination/journees/d-1/inscriptions/" + id.value() : ownPage(id);
        return form(page + "/identite")
                .param("firstName", firstName)
                .param("lastName", name)
                .param("email", email)
                .param("version", store.get(id).contact().shown())
                .exchange();
    }

    private MvcTestResult group(String email) {
        return form("/coordination/journees/d-1/inscriptions/groupe")
                .param("structure", "s-1")
                .param("people[0].firstName", firstName)
                .param("people[0].lastName", name)
                .param("people[0].email", email)
                .param("people[0].workshops[0]", "none")
                .param("people[0].workshops[1]", "none")
                .exchange();
    }

    private MvcTestResult correction(String email) {
        var id = confirmed("Api" + requests);
        return json(HttpMethod.PUT, "/days/d-1/registrations/%s/identity".formatted(id.value()), person(email, ""))
                .header("If-Match", "\"%d\"".formatted(store.get(id).version()))
                .exchange();
    }

    private MvcTestResult coordinator(String email) {
        return form("/coordination/annuaire/groupes/%s/ajout".formatted(freshGroup()))
                .param("name", name)
                .param("email", email)
                .param("subject", "account-" + requests)
                .exchange();
    }

    private MvcTestResult structure(String email) {
        return form("/coordination/annuaire/ajout/structure")
                .param("name", "Structure " + requests)
                .param("type", "cio")
                .param("group", "g-1")
                .param("street", "1 quai")
                .param("postalCode", "44000")
                .param("city", "Nantes")
                .param("mailbox", email)
                .param("distinct", "true")
                .exchange();
    }

    private MvcTestResult rehearsal(String email) {
        return form("/coordination/journees/nouvelle")
                .param("title", "Répétition " + requests)
                .param("date", "2027-11-19")
                .param("startsAt", "09:30")
                .param("endsAt", "16:30")
                .param("place", "Angers")
                .param("description", "Une journée")
                .param("places", "5")
                .param("rehearsal", email)
                .exchange();
    }

    private MockMvcRequestBuilder form(String address) {
        return mvc.post().uri(address).with(csrf()).with(staff("organiser"));
    }

    private MvcTestResult json(String address, String body) {
        return json(HttpMethod.POST, address, body).exchange();
    }

    private MockMvcRequestBuilder json(HttpMethod method, String address, String body) {
        return mvc.method(method)
                .uri(API + address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(program());
    }

    private MvcTestResult file(String page, byte[] content) {
        return mvc.post()
                .multipart()
                .uri("/coordination/" + page)
                .file(new MockMultipartFile("file", "liste", null, content))
                .with(csrf())
                .with(staff("organiser"))
                .exchange();
    }

    private String freshGroup() {
        var group = "g-" + requests;
        directory.list(group, "s-" + group, group);
        return group;
    }

    private String person(String email, String more) {
        return "{\"firstName\":%s,\"lastName\":%s,\"email\":%s%s}"
                .formatted(quoted(firstName), quoted(name), quoted(email), more);
    }

    private static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    private static byte[] csv(String head, String start, String email) {
        return bytes("%s\n%s;\"%s\"\n".formatted(head, start, email.replace("\"", "\"\"")));
    }

    private byte[] xlsx(String email) {
        return Workbooks.of(List.of("prénom", "nom", "email"), List.of(firstName, name, email));
    }
}
