package fr.spro.registration;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.web.security.Role;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every address of the service with every role, as `roles.txt` says; with the wrong group and the
/// wrong link.
class RolesTests extends RunningService {

    private static final Pattern VARIABLE = Pattern.compile("(\\w*)/\\{(\\w+)(?::([\\w-]+)[^}]*)?}");
    private static final String GROUP = Infrastructure.fresh("g");
    private static final String STRUCTURE = Infrastructure.fresh("s");
    private static final String OWN = Infrastructure.fresh("own");
    private static final String OTHER = Infrastructure.fresh("other");

    /// One line of the table.
    record Row(EnumSet<Role> roles, boolean isPublic, HttpMethod method, String pattern) {

        static Row of(String line) {
            var words = line.strip().split("\\s+");
            var roles = switch (words[0]) {
                case "everybody", "staff" -> EnumSet.allOf(Role.class);
                default ->
                    Arrays.stream(words[0].split(","))
                            .map(word -> Role.valueOf(word.toUpperCase(Locale.ROOT)))
                            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
            };
            return new Row(roles, words[0].equals("everybody"), HttpMethod.valueOf(words[1]), words[2]);
        }

        boolean isApi() {
            return pattern.startsWith("/api/");
        }

        String name() {
            return method + " " + pattern;
        }

        @Override
        public String toString() {
            return name();
        }
    }

    static final List<Row> ROWS = rows();

    /// By what stands before them in an address.
    private static Map<String, String> things = Map.of();

    private boolean isChanged;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @AfterEach
    void end_what_was_changed() {
        if (isChanged) things = Map.of();
    }

    @Test
    void every_address_stands_in_the_table_and_every_line_has_an_address() {
        assertThat(difference(addresses(), ROWS.stream().map(Row::name).collect(Collectors.toCollection(TreeSet::new))))
                .isEmpty();
    }

    @Test
    void an_address_without_a_line_and_a_line_without_an_address_are_seen() {
        assertThat(difference(Set.of("GET /a", "GET /b"), Set.of("GET /b", "GET /c")))
                .containsExactly("GET /a is not in roles.txt", "GET /c is no address");
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void every_role_may_do_what_the_table_says(Row row) {
        var answers = new ArrayList<String>();

        for (var role : EnumSet.complementOf(row.roles())) {
            answers.add(fault(row, role, ask(row, address(row), as(row, OWN, role))));
        }
        for (var role : row.roles()) answers.add(fault(row, role, ask(row, afresh(row), as(row, OWN, role))));
        answers.add(fault(row, null, ask(row, row.isPublic() ? afresh(row) : address(row), anonymous())));

        assertThat(answers).containsOnly("");
    }

    @Test
    void an_answer_that_the_table_does_not_foresee_is_seen() {
        var staffPage = new Row(EnumSet.of(Role.ORGANISER), false, HttpMethod.GET, "/coordination/journees");
        var publicPage = new Row(EnumSet.allOf(Role.class), true, HttpMethod.GET, "/coordination/journees");
        var address = "/coordination/journees";

        assertThat(fault(staffPage, Role.OPERATOR, ask(staffPage, address, as(staffPage, OWN, Role.OPERATOR))))
                .isEqualTo("OPERATOR: 200");
        assertThat(fault(publicPage, null, ask(publicPage, address, anonymous())))
                .isEqualTo("anonymous: 302 /oauth2/authorization/registration");
        assertThat(fault(staffPage, Role.ORGANISER, ask(staffPage, "/coordination/nothing", staff("organiser"))))
                .isEqualTo("ORGANISER: 404");
    }

    @ParameterizedTest
    @MethodSource("rowsOfGroups")
    void a_coordinator_of_another_group_finds_no_registration_and_reads_no_name(Row row) {
        var address = address(row);

        for (var subject : List.of(OTHER, "nobody-of-any-group")) {
            var answer = ask(row, address, as(row, subject, Role.COORDINATOR));

            assertThat(text(answer)).doesNotContain(OWN);
            if (row.pattern().matches(".*/(inscriptions|structures|groupes)/\\{id}.*")) {
                assertThat(answer).hasStatus(404);
            }
        }
    }

    @Test
    void the_coordinator_of_the_own_group_reads_the_name() {
        var list = Row.of("coordinator GET /coordination/journees/{slug}/inscriptions");
        var one = Row.of("coordinator GET /coordination/journees/{slug}/inscriptions/{id}");

        for (var row : List.of(list, one)) {
            assertThat(text(ask(row, address(row), as(row, OWN, Role.COORDINATOR))))
                    .contains(OWN, OWN + "@");
        }
    }

    @ParameterizedTest
    @MethodSource("rowsOfParticipants")
    void only_the_present_link_of_a_participant_opens_anything(Row row) {
        var genuine = address(row);
        var link = genuine.split("/")[row.pattern().startsWith("/inscriptions/adresse/") ? 3 : 2];
        var id = link.substring(0, link.indexOf('.'));
        var forged = link.substring(0, link.length() - 2) + (link.endsWith("AA") ? "BB" : "AA");
        var older = id.contains("~") ? links.text(id.replace("~1", "~0"), 1) : links.text(id, 0);
        var wrong = List.of(forged, older, links.text("nobody", 1), links.text("nobody~1", 1), "x", link + "." + link);

        for (var secret : wrong) {
            assertThat(ask(row, genuine.replace(link, secret), anonymous()))
                    .as(secret)
                    .hasStatus(404)
                    .bodyText()
                    .doesNotContain(OWN);
        }
        isChanged = true;
        assertThat(fault(row, null, ask(row, genuine, anonymous()))).isEmpty();
    }

    static List<Row> rowsOfGroups() {
        return ROWS.stream()
                .filter(row -> row.roles().contains(Role.COORDINATOR) && !row.isPublic())
                .toList();
    }

    static List<Row> rowsOfParticipants() {
        return ROWS.stream()
                .filter(row -> row.pattern().matches("/inscriptions/(adresse/)?\\{secret}.*"))
                .toList();
    }

    private static List<String> difference(Set<String> addresses, Set<String> lines) {
        return Stream.concat(
                        addresses.stream()
                                .filter(address -> !lines.contains(address))
                                .map(address -> address + " is not in roles.txt"),
                        lines.stream().filter(line -> !addresses.contains(line)).map(line -> line + " is no address"))
                .toList();
    }

    private Set<String> addresses() {
        var addresses = new TreeSet<String>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getName().startsWith("org.springframework.boot.")) return;
            for (var pattern : mapping.getPatternValues()) {
                mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(allowed -> addresses.add("%s %s".formatted(allowed, pattern)));
            }
        });
        return addresses;
    }

    /// Nothing if this is what the table says; 404 counts as let in where the test has nothing to name.
    private static String fault(Row row, @Nullable Role role, MvcTestResult answer) {
        var status = answer.getResponse().getStatus();
        var location = answer.getResponse().getRedirectedUrl();
        var isSignIn = status == 302 && location != null && location.startsWith("/oauth2/authorization/");
        var isLetIn = status < 500 && status != 401 && status != 403 && status != 404 && status != 405 && !isSignIn;
        var isForUs = role == null ? row.isPublic() : row.roles().contains(role);
        var isRight = isForUs
                ? isLetIn
                        || status == 404 && answer.getRequest().getRequestURI().contains("/unknown")
                : role == null ? (row.isApi() ? status == 401 : isSignIn) : status == 403;
        if (isRight) return "";
        var said = location == null ? "" : " " + location;
        return "%s: %d%s".formatted(role == null ? "anonymous" : role, status, said);
    }

    private static RequestPostProcessor as(Row row, String subject, Role role) {
        return row.isApi() ? program(role.claim()) : staff(subject, role.claim());
    }

    private MvcTestResult ask(Row row, String address, RequestPostProcessor who) {
        var request = mvc.method(row.method()).uri(address).with(who);
        if (row.isApi()) request.contentType(contentType(row)).content("{}");
        else request.with(csrf());
        required(row).forEach(name -> request.param(name, "x"));
        return request.exchange();
    }

    /// What must be sent for the request to be read at all.
    private List<String> required(Row row) {
        return mappings(row)
                .flatMap(mapping -> Arrays.stream(mapping.getValue().getMethodParameters()))
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class)
                        && parameter.getParameterType() != MultipartFile.class)
                .map(parameter -> parameter.getParameterAnnotation(RequestParam.class))
                .filter(named -> named.required() && named.defaultValue().equals(ValueConstants.DEFAULT_NONE))
                .map(RequestParam::name)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private MediaType contentType(Row row) {
        return mappings(row)
                .flatMap(mapping -> mapping.getKey().getConsumesCondition().getConsumableMediaTypes().stream())
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON);
    }

    private Stream<Map.Entry<RequestMappingInfo, HandlerMethod>> mappings(Row row) {
        return requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(mapping -> mapping.getKey().getPatternValues().contains(row.pattern()))
                .filter(mapping -> mapping.getKey().getMethodsCondition().getMethods().stream()
                        .anyMatch(method -> method.asHttpMethod().equals(row.method())));
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The address of something that no question before has ended or changed.
    private String afresh(Row row) {
        isChanged = !row.method().equals(HttpMethod.GET);
        if (isChanged) things = Map.of();
        return address(row);
    }

    private String address(Row row) {
        if (things.isEmpty()) things = things();
        // What stands for a part of a word has its values listed: the first one will do.
        var pattern = row.pattern().replaceAll("(?<=\\w\\.)\\{\\w+:(\\w+)[^}]*}", "$1");
        return VARIABLE.matcher(pattern).replaceAll(found -> {
            var first = found.group(3);
            var thing = things.get("%s/{%s}".formatted(found.group(1), found.group(2)));
            return "%s/%s".formatted(found.group(1), thing != null ? thing : first != null ? first : "unknown");
        });
    }

    private Map<String, String> things() {
        var day = new DayId(Infrastructure.fresh("d"));
        draftDay.handle(RegionalDay.draft(
                day,
                "request",
                Examples.rankedDetails(100),
                Examples.day(day.value(), 100, 50).sessions(),
                List.of(),
                "camille",
                Instant.now()));
        moveDay.handle(day, Step.PUBLISH, "camille");
        directory();
        var command = new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")),
                day,
                new Participant(OWN, OWN + "@example.org", "fr"),
                new Wishes(new StructureId(STRUCTURE), null, List.of(MORNING), null, Map.of()),
                true);
        var registered = accepted(registerParticipant.handle(command));
        var id = confirmRegistration.handle(registered).id().value();
        return Map.ofEntries(
                Map.entry("journees/{slug}", day.value()),
                Map.entry("days/{slug}", day.value()),
                Map.entry("inscriptions/{id}", id),
                Map.entry("registrations/{id}", id),
                Map.entry("sequences/{id}", MORNING.value()),
                Map.entry("sessions/{session}", MORNING.value()),
                Map.entry("structures/{id}", STRUCTURE),
                Map.entry("groupes/{id}", GROUP),
                Map.entry("groups/{id}", GROUP),
                Map.entry("coordination/{coordinator}", "c-" + GROUP),
                Map.entry("coordinators/{coordinator}", "c-" + GROUP),
                Map.entry("inscriptions/{secret}", links.text(id, 1)),
                Map.entry("adresse/{secret}", links.text(id + "~1", 1)));
    }

    private void directory() {
        var head = "id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject\n";
        importDirectory.groups(bytes(head
                + "%1$s;Groupe;Loire;c-%1$s;Nom;c@example.org;%2$s\n".formatted(GROUP, OWN)
                + "%1$s-2;Autre;Loire;c-%1$s-2;Nom;d@example.org;%2$s\n".formatted(GROUP, OTHER)));
        importDirectory.structures(bytes("id;name;type;group;street;postal_code;city;email\n"
                + "%s;Mission;mission-locale;%s;3 rue du Port;44000;Nantes;a@example.org\n"
                        .formatted(STRUCTURE, GROUP)));
    }

    private static List<Row> rows() {
        try (var table = RolesTests.class.getResourceAsStream("/roles.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Row::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
