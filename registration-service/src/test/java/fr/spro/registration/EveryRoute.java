package fr.spro.registration;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.attendance.CheckIn;
import fr.spro.registration.attendance.KeepCheckIn;
import fr.spro.registration.attendance.Refusal;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.ExampleQuestions;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.ImportDirectory.RowKind;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.Registrar;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.imports.CheckDirectory;
import fr.spro.registration.imports.CheckPeople;
import fr.spro.registration.imports.Import.Kind;
import fr.spro.registration.imports.ImportId;
import fr.spro.registration.reports.ReporterLinks;
import fr.spro.registration.spreadsheet.Encoding;
import fr.spro.registration.spreadsheet.Row;
import fr.spro.registration.spreadsheet.Spreadsheet;
import fr.spro.suite.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Sends requests to each path of `roles.txt`, with entities of one group as path variables.
@Execution(ExecutionMode.SAME_THREAD)
abstract class EveryRoute extends RunningService {

    private static final Pattern VARIABLE = Pattern.compile("(\\w+/)?(\\w*)/\\{(\\w+)(?::([\\w-]+)[^}]*)?}");
    static final String GROUP = Infrastructure.fresh("g");
    static final String STRUCTURE = Infrastructure.fresh("s");

    /// The account that acts for the group.
    static final String OWN = Infrastructure.fresh("own");

    /// The name of a participant from its structure.
    static final String PERSON = Infrastructure.fresh("person");

    /// Request bodies of operations that do not accept an empty object.
    private static final Map<String, String> BODIES = Map.of(
            "PUT /api/registration/v1/days/{slug}/registrations/{id}/choice",
            "{\"structure\": \"%s\", \"workshops\": []}".formatted(STRUCTURE),
            "PUT /api/registration/v1/days/{slug}/registrations/{id}/identity",
            "{\"name\": \"Ada\", \"email\": \"ada@example.org\"}");

    /// The account that acts for another group.
    static final String OTHER = Infrastructure.fresh("other");

    /// Entities by the preceding path segment; imports are created on demand.
    private static Map<String, Supplier<String>> resources = Map.of();

    /// Whether the entries of the directory are as imported.
    private static boolean isDirectoryIntact;

    boolean isModified;

    @Autowired
    KeepCheckIn keepCheckIn;

    @Autowired
    CheckPeople checkPeople;

    @Autowired
    CheckDirectory checkDirectory;

    @Autowired
    ReporterLinks reporterLinks;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @AfterEach
    void discard_modified_resources() {
        if (isModified) resources = Map.of();
    }

    Set<String> addresses() {
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

    static RequestPostProcessor as(Route route, String subject, Role role) {
        return route.isApi() ? program(role.claim()) : staff(subject, role.claim());
    }

    MvcTestResult ask(Route route, String address, RequestPostProcessor who) {
        return ask(route, address, who, Map.of());
    }

    MvcTestResult ask(Route route, String address, RequestPostProcessor who, Map<String, String> parameters) {
        var request = mvc.method(route.method()).uri(address).with(who);
        if (route.isApi()) request.contentType(contentType(route)).content(BODIES.getOrDefault(route.name(), "{}"));
        else request.with(csrf());
        required(route).forEach(name -> request.param(name, "x"));
        parameters.forEach(request::param);
        return request.exchange();
    }

    /// The parameters that a request must have to be accepted.
    private List<String> required(Route route) {
        return mappings(route)
                .flatMap(mapping -> Arrays.stream(mapping.getValue().getMethodParameters()))
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class)
                        && parameter.getParameterType() != MultipartFile.class)
                .map(parameter -> parameter.getParameterAnnotation(RequestParam.class))
                .filter(annotation ->
                        annotation.required() && annotation.defaultValue().equals(ValueConstants.DEFAULT_NONE))
                .map(RequestParam::name)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private MediaType contentType(Route route) {
        return mappings(route)
                .flatMap(mapping -> mapping.getKey().getConsumesCondition().getConsumableMediaTypes().stream())
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON);
    }

    Stream<Map.Entry<RequestMappingInfo, HandlerMethod>> mappings(Route route) {
        return requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(mapping -> mapping.getKey().getPatternValues().contains(route.pattern()))
                .filter(mapping -> mapping.getKey().getMethodsCondition().getMethods().stream()
                        .anyMatch(method -> method.asHttpMethod().equals(route.method())));
    }

    /// The readable text of a response: of a PDF its text, of a spreadsheet its cells.
    static String text(MvcTestResult answer) {
        var response = answer.getResponse();
        var type = Objects.requireNonNullElse(response.getContentType(), "");
        try {
            if (type.startsWith("application/pdf")) return pdf(response.getContentAsByteArray());
            if (type.startsWith("application/vnd.openxmlformats")) return cells(response.getContentAsByteArray());
            return response.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pdf(byte[] file) throws IOException {
        try (var pdf = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private static String cells(byte[] file) throws IOException {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                var rows = workbook.getFirstSheet().openStream()) {
            return rows.flatMap(org.dhatim.fastexcel.reader.Row::stream)
                    .map(Cell::getText)
                    .collect(Collectors.joining(" "));
        }
    }

    /// The path of an entity that no earlier request has ended or changed.
    String freshAddress(Route route) {
        isModified = !route.method().equals(HttpMethod.GET);
        if (isModified) resources = Map.of();
        var address = address(route);
        if (isModified && changesDirectory(route)) isDirectoryIntact = false;
        return address;
    }

    private boolean changesDirectory(Route route) {
        return mappings(route)
                .map(mapping -> mapping.getValue().getBeanType().getPackageName())
                .anyMatch(capability -> capability.contains(".directory") || capability.contains(".imports"));
    }

    String address(Route route) {
        if (resources.isEmpty()) resources = resources();
        // A variable for a part of a segment lists its values: the first one is used.
        var pattern = route.pattern().replaceAll("(?<=\\w\\.)\\{\\w+:(\\w+)[^}]*}", "$1");
        return VARIABLE.matcher(pattern).replaceAll(found -> {
            var prefix = found.group(1) == null ? "" : found.group(1);
            var key = "%s/{%s}".formatted(found.group(2), found.group(3));
            Supplier<String> firstListedValue = () -> Objects.requireNonNullElse(found.group(4), "unknown");
            var resource = resources.getOrDefault(prefix + key, resources.getOrDefault(key, firstListedValue));
            return "%s%s/%s".formatted(prefix, found.group(2), resource.get());
        });
    }

    private Map<String, Supplier<String>> resources() {
        var day = new DayId(Infrastructure.fresh("d"));
        draftDay.handle(
                RegionalDay.draft(
                        day,
                        "request",
                        Examples.rankedDetails(100),
                        Examples.day(day.value(), 100, 50).sessions(),
                        List.of()),
                "camille");
        editDay.handle(new EditDay.Command(day, "camille", new DayEdit.PutQuestion(ExampleQuestions.TRAIN)));
        moveDay.handle(day, Step.PUBLISH, "camille");
        var report = reporterLinks.create(day, MORNING, "camille");
        if (!isDirectoryIntact) importDirectory();
        isDirectoryIntact = true;
        var command = new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")),
                day,
                Examples.participant(PERSON, PERSON + "@example.org"),
                new Wishes(new StructureId(STRUCTURE), null, List.of(MORNING), null, Map.of()),
                true);
        var registered = accepted(registerParticipant.handle(command));
        var confirmed = confirmRegistration.handle(registered);
        var id = confirmed.id().value();
        correctParticipant.handle(
                Examples.correcting(confirmed, PERSON, "new-" + PERSON + "@example.org", Participant.ACTOR));
        return Map.ofEntries(
                entry("journees/{slug}", day.value()),
                entry("days/{slug}", day.value()),
                entry("inscriptions/{id}", id),
                entry("registrations/{id}", id),
                entry("sequences/{id}", MORNING.value()),
                entry("sessions/{session}", MORNING.value()),
                Map.entry("presences/{pending}", () -> pendingCheckIn(day, id)),
                Map.entry("pending/{pending}", () -> pendingCheckIn(day, id)),
                entry("questions/{id}", ExampleQuestions.TRAIN.id().value()),
                entry("rendus/{workshop}", MORNING.value()),
                entry("reports/{workshop}", MORNING.value()),
                entry("rendus/{secret}", reporterLinks.address(report).replaceFirst(".*/", "")),
                entry("structures/{id}", STRUCTURE),
                entry("groupes/{id}", GROUP),
                entry("groups/{id}", GROUP),
                Map.entry("inscriptions/import/{id}", SingletonSupplier.of(() -> teamImport(day))),
                Map.entry("annuaire/import/{id}", SingletonSupplier.of(this::directoryImport)),
                Map.entry("imports/{id}", SingletonSupplier.of(this::directoryImport)),
                entry("coordination/{coordinator}", "c-" + GROUP),
                entry("coordinators/{coordinator}", "c-" + GROUP),
                entry("inscriptions/{secret}", links.text(id, 1)),
                entry("adresse/{secret}", links.text(id + "~2", 1)));
    }

    /// A check-in to a session that the programme does not have.
    private String pendingCheckIn(DayId day, String registration) {
        var command = new CheckIn.Command(
                new RegistrationId(registration), new SessionId("w-9"), Instant.now(), true, "camille");
        keepCheckIn.handle(day, command, Refusal.UNKNOWN_SESSION);
        return "%s.%s.session-w-9".formatted(day.value(), registration);
    }

    private static Map.Entry<String, Supplier<String>> entry(String place, String resource) {
        return Map.entry(place, () -> resource);
    }

    /// An import of people of the structure, who are registered together.
    private String teamImport(DayId day) {
        var id = new ImportId(Infrastructure.fresh("i"));
        var cells = Map.of("structure_id", STRUCTURE, "name", PERSON, "email", id.value() + "@example.org");
        var table = new Spreadsheet(Encoding.UTF_8, Map.of(), List.of(), List.of(new Row(1, cells)), List.of());
        checkPeople.handle(new CheckPeople.Command(id, Kind.TEAM, day, table, Registrar.organiser(OWN)));
        return id.value();
    }

    private String directoryImport() {
        var id = new ImportId(Infrastructure.fresh("i"));
        checkDirectory.handle(new CheckDirectory.Command(id, RowKind.STRUCTURES, bytes(structures()), "camille"));
        return id.value();
    }

    private void importDirectory() {
        var head = "id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject\n";
        importDirectory.groups(bytes(head
                + "%1$s;Groupe %1$s;Loire;c-%1$s;Nom;c@example.org;%2$s\n".formatted(GROUP, OWN)
                + "%1$s-2;Autre;Loire;c-%1$s-2;Nom;d@example.org;%2$s\n".formatted(GROUP, OTHER)));
        importDirectory.structures(bytes(structures()));
    }

    private static String structures() {
        return "id;name;type;group;street;postal_code;city;email\n"
                + "%1$s;Mission %1$s;mission-locale;%2$s;3 rue du Port;44000;Nantes;a@example.org\n"
                        .formatted(STRUCTURE, GROUP)
                + "%1$s-2;Relais %1$s;cio;%2$s;9 quai Neuf;49000;Angers;b@example.org\n".formatted(STRUCTURE, GROUP);
    }
}
