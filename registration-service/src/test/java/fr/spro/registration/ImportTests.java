package fr.spro.registration;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.violation.Violation;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.imports.CheckPeople;
import fr.spro.registration.imports.ConfirmImport;
import fr.spro.registration.imports.Import;
import fr.spro.registration.imports.Import.Kind;
import fr.spro.registration.imports.Import.NotDone;
import fr.spro.registration.imports.Import.Status;
import fr.spro.registration.imports.ImportAction;
import fr.spro.registration.imports.ImportId;
import fr.spro.registration.imports.Imports;
import fr.spro.registration.imports.PeopleColumns;
import fr.spro.registration.spreadsheet.FileCell;
import fr.spro.registration.spreadsheet.Spreadsheet;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Lists of people: checked as a whole, shown, confirmed, carried out.
class ImportTests extends RunningService {

    @Autowired
    CheckPeople checkPeople;

    @Autowired
    ConfirmImport confirmIntake;

    @Autowired
    Imports intakes;

    private final String group = Infrastructure.fresh("g");
    private final String structure = Infrastructure.fresh("s");

    static Stream<Arguments> rows() {
        var ada = "ada@example.org";
        return Stream.of(
                arguments("a whole row", "Ada;%s;en;;w-1, w-3;Rampe;2026-10-19;".formatted(ada), ""),
                arguments("titles of workshops", "Ada;%s;;;Atelier w-1 | ATELIER W-3;;;".formatted(ada), ""),
                arguments("emoji", "%s;%s;;;;;;".formatted("👩🏽‍🦽".repeat(20), ada), ""),
                arguments("HTML", "<script>alert(1)</script>;%s;;<b>Ici</b>;;;;".formatted(ada), ""),
                arguments("300 letters", "%s;%s;;;;;;".formatted("a".repeat(300), ada), "2:nom:too-long"),
                arguments("no name", ";%s;;;;;;".formatted(ada), "2:nom:empty"),
                arguments("no address", "Ada;;;;;;;", "2:email:empty"),
                arguments("half an address", "Ada;ada@;;;;;;", "2:email:not-an-address"),
                arguments("a language", "Ada;%s;de;;;;;".formatted(ada), "2:langue:unknown-language"),
                arguments("a workshop", "Ada;%s;;;w-9;;;".formatted(ada), "2:ateliers:unknown-workshop"),
                arguments("wishes in order of preference", "Ada;%s;;;w-2,w-1;;;".formatted(ada), ""),
                arguments("a date", "Ada;%s;;;;;hier;".formatted(ada), "2:inscrit le:not-a-date"),
                arguments("a day", "Ada;%s;;;;;;nowhere".formatted(ada), "2:journée:unknown-day"),
                arguments("long needs", "Ada;%s;;;;%s;;".formatted(ada, "x".repeat(1001)), "2:besoins:too-long"),
                arguments(
                        "two of one address",
                        "Ada;%s;;;;;;\nBea;ADA@example.org;;;;;;".formatted(ada),
                        "3:email:twice"),
                arguments(
                        "three faults", ";x;de;;;;;", "2:nom:empty 2:email:not-an-address 2:langue:unknown-language"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void rows(String kind, String rows, String faults) {
        publish(10, 5);

        var outcome = check("nom;email;langue;structure;ateliers;besoins;inscrit le;journée\n" + rows);

        assertThat(faults(outcome)).as(kind).isEqualTo(faults);
        assertThat(registrations.findByDay(day)).isEmpty();
    }

    @Test
    void people_are_registered_in_the_order_in_which_they_registered_elsewhere_and_are_told_once() {
        publish(10, 1);
        listed("maelle");
        var before = confirmed("Before");
        var intake = checked("""
            Prénom;Nom;E-mail;Langue;Structure;Ateliers;Inscrit le
            Bea;Deux;bea@example.org;en;%s;w-1;20/10/2026
            Zoe;Trois;zoe@example.org;;Chez nous;;
            Ada;Un;ada@example.org;fr;cio ETE %s;w-1,w-3;2026-10-19T09:30
            Before;Hand;BEFORE@example.org;;;;
            """.formatted(structure, structure.toUpperCase(java.util.Locale.ROOT)));
        assertThat(intake.toAdd()).isEqualTo(3);
        assertThat(intake.notDone()).containsExactly(new NotDone(5, "already-registered", before.value()));

        var done = done(confirmIntake.handle(intake.id(), "camille"));

        assertThat(done.tally().added()).isEqualTo(3);
        assertThat(done.notDone()).hasSize(1);
        var byName = registrations.findByDay(day).stream()
                .collect(Collectors.toMap(one -> one.participant().name(), one -> one));
        assertThat(byName).containsOnlyKeys("Before", "Ada Un", "Bea Deux", "Zoe Trois");
        assertThat(byName.values()).allMatch(Registration::isConfirmed);
        assertThat(byName.get("Ada Un").wishes().workshops()).containsExactly(MORNING, AFTERNOON);
        assertThat(byName.get("Bea Deux").wishes().structure()).isEqualTo(new StructureId(structure));
        assertThat(byName.get("Ada Un").wishes().structure()).isEqualTo(new StructureId(structure));
        assertThat(byName.get("Zoe Trois").wishes().otherStructure()).isEqualTo("Chez nous");
        assertThat(byName.get("Bea Deux").participant().language()).isEqualTo("en");
        assertThat(seats.placesOf(byName.get("Ada Un").claim())
                        .workshops()
                        .getFirst()
                        .seated())
                .isTrue();
        assertThat(seats.placesOf(byName.get("Bea Deux").claim())
                        .workshops()
                        .getFirst()
                        .rank())
                .isEqualTo(1);
        await().untilAsserted(() -> assertThat(Facts.published(
                        Topic.REGISTRATIONS, byName.get("Bea Deux").id().value()))
                .as("no confirmation of the address is asked of who was imported")
                .singleElement()
                .isInstanceOf(RegistrationConfirmed.class));
        assertThat(history(day.subject()))
                .filteredOn(entry -> entry.is(ImportAction.CONFIRMED))
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.about()).isEqualTo(intake.id().value()));
        assertThat(chunks(intake)).isEmpty();
    }

    @Test
    void several_days_are_filled_by_one_file_and_a_day_takes_no_more_than_5000() {
        publish(10, 5);
        var other = Infrastructure.fresh("d");
        draftDay.handle(Examples.day(other, 5_000, 5), "camille");
        assertThat(faults(check("nom;email;journée\nAda;a@b.fr;" + other))).isEqualTo("2:journée:day-not-ahead");
        moveDay.handle(new fr.spro.registration.day.DayId(other), Step.PUBLISH, "camille");
        var people = IntStream.rangeClosed(1, 5_001)
                .mapToObj(number -> "P%1$d;p%1$d@example.org;%2$s".formatted(number, other))
                .collect(Collectors.joining("\n", "nom;email;journée\n", "\n"));
        assertThat(faults(check(people))).isEqualTo("0:journée:day-full");

        var done = done(confirmIntake.handle(
                checked("nom;email;journée\nAda;a@b.fr;%s\nAda;a@b.fr;\n".formatted(other))
                        .id(),
                "camille"));

        assertThat(done.days()).hasSize(2);
        assertThat(registrations.findByDay(day)).hasSize(1);
        assertThat(registrations.findByDay(new fr.spro.registration.day.DayId(other)))
                .hasSize(1);
    }

    @Test
    void more_people_than_the_day_holds_wait_in_the_order_of_the_file() {
        publish(250, 5);
        var people = IntStream.rangeClosed(1, 270)
                .mapToObj("P%1$d;p%1$d@example.org;w-2"::formatted)
                .collect(Collectors.joining("\n", "nom;email;ateliers\n", "\n"));

        var done = done(confirmIntake.handle(checked(people).id(), "camille"));

        assertThat(done.tally().added()).isEqualTo(270);
        assertThat(seats.of(find()).day()).hasToString("Count[seats=250, taken=250, waiting=20]");
        assertThat(seats.of(find()).workshops().get(SAME_TIME).taken()).isEqualTo(50);
        var last = registrations.findByDay(day).stream()
                .filter(one -> one.participant().name().equals("P270"))
                .findFirst()
                .orElseThrow();
        assertThat(seats.placesOf(last.claim()).day().rank()).isEqualTo(20);
    }

    @Test
    void who_registers_between_preview_and_confirmation_is_left_out_and_said() {
        publish(10, 5);
        var intake = checked("nom;email\nAda;ada@example.org\nBea;bea@example.org\n");
        register("Ada");

        var done = done(confirmIntake.handle(intake.id(), "camille"));

        assertThat(done.tally().added()).isEqualTo(1);
        assertThat(done.notDone()).containsExactly(new NotDone(2, "already-registered", null));
        assertThat(registrations.findByDay(day)).hasSize(2);
    }

    @Test
    void what_has_become_impossible_since_the_preview_is_left_out_with_its_reason() {
        publish(10, 5);
        var intake = checked("nom;email;ateliers\nAda;ada@example.org;w-1\nBea;bea@example.org;\n");
        moveDay.handle(day, Step.CANCEL, "camille");

        var done = done(confirmIntake.handle(intake.id(), "camille"));

        assertThat(done.tally().added()).isZero();
        assertThat(done.failed()).extracting(NotDone::reason).containsOnly("day-not-ahead");
        assertThat(registrations.findByDay(day)).isEmpty();
    }

    @Test
    void a_preview_that_is_given_up_leaves_nothing_and_cannot_be_confirmed() {
        publish(10, 5);
        var intake = checked("nom;email\nAda;ada@example.org\n");
        assertThat(chunks(intake)).hasSize(1);

        confirmIntake.giveUp(intake.id());

        assertThat(chunks(intake)).isEmpty();
        assertThat(confirmIntake.handle(intake.id(), "camille").status()).isEqualTo(Status.EXPIRED);
        assertThat(registrations.findByDay(day)).isEmpty();
    }

    @Test
    void twenty_thousand_rows_over_four_days_are_checked_in_a_moment() {
        publish(10, 5);
        var days =
                IntStream.range(0, 4).mapToObj(_ -> Infrastructure.fresh("d")).toList();
        for (var id : days) {
            draftDay.handle(Examples.day(id, 5_000, 5), "camille");
            moveDay.handle(new fr.spro.registration.day.DayId(id), Step.PUBLISH, "camille");
        }
        var people = IntStream.range(0, 20_000)
                .mapToObj(number -> "P%1$d;p%1$d@example.org;%2$s;w-2,w-3".formatted(number, days.get(number % 4)))
                .collect(Collectors.joining("\n", "nom;email;journée;ateliers\n", "\n"));
        var begin = System.nanoTime();

        var intake = checked(people);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        assertThat(intake.toAdd()).isEqualTo(20_000);
        confirmIntake.giveUp(intake.id());
    }

    @Test
    void the_organiser_imports_on_the_pages_and_sees_every_fault_before() throws Exception {
        publish(10, 5);
        assertThat(mvc.get().uri(page("import")).with(staff("organiser")))
                .hasStatusOk()
                .bodyText()
                .contains("Importer des inscriptions", "Atelier w-1", "modele.xlsx");
        var faulty = upload(page("import"), "Nom;E-mail;Âge\n<i>Ada</i>;nobody;7\n;b@b.fr;8\n");
        assertThat(faulty)
                .hasStatus(422)
                .bodyText()
                .contains("2 fautes sont à corriger", "nobody", "Choisir le fichier corrigé")
                .doesNotContain("<i>Ada</i>");

        var checked = upload(page("import"), "Nom;E-mail;Âge\n<i>Ada</i>;a@b.fr;7\nZoé;b@b.fr;8\n");
        assertThat(checked).hasStatus3xxRedirection();
        var one = checked.getResponse().getRedirectedUrl();
        assertThat(mvc.get().uri(one).with(staff("organiser")))
                .hasStatusOk()
                .bodyText()
                .contains("2 personnes seront inscrites", "&lt;i&gt;Ada&lt;/i&gt;", "Âge", "Inscrire ces 2 personnes");
        assertThat(registrations.findByDay(day))
                .as("nothing before the confirmation")
                .isEmpty();

        assertThat(mvc.post().uri(one).with(csrf()).with(staff("organiser"))).hasRedirectedUrl(one);
        await().untilAsserted(() -> assertThat(mvc.get().uri(one).with(staff("organiser")))
                .bodyText()
                .contains("2 personnes sont inscrites"));
        assertThat(registrations.findByDay(day)).hasSize(2);
    }

    @Test
    void a_file_of_another_encoding_is_shown_with_a_warning() {
        publish(10, 5);
        var windows = new MockMultipartFile(
                "file",
                "liste.csv",
                "text/csv",
                "nom,email\nZoé,z@b.fr\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        var one = mvc.post()
                .multipart()
                .uri(page("import"))
                .file(windows)
                .with(csrf())
                .with(staff("organiser"))
                .exchange()
                .getResponse()
                .getRedirectedUrl();
        assertThat(mvc.get().uri(one).with(staff("organiser"))).bodyText().contains("Zoé", "vérifiez les accents");
    }

    @Test
    void the_sample_file_can_be_imported_as_it_is() throws Exception {
        publish(10, 5);
        listed("maelle");
        for (var kind : List.of("csv", "xlsx")) {
            var sample = mvc.get()
                    .uri(page("import/modele." + kind))
                    .with(staff("organiser"))
                    .exchange();
            assertThat(sample).hasStatusOk();
            var table = Spreadsheet.read(sample.getResponse().getContentAsByteArray(), PeopleColumns.ALL);
            assertThat(table.unknown()).isEmpty();
            assertThat(faults(checkPeople.handle(new CheckPeople.Command(
                            new ImportId(Infrastructure.fresh("i")), Kind.REGISTRATIONS, day, table, "camille"))))
                    .isEmpty();
        }
    }

    @Test
    void a_coordinator_registers_several_people_of_the_own_structures_at_once_all_or_none() {
        publish(10, 5);
        listed("maelle");
        var other = Infrastructure.fresh("s");
        list(Infrastructure.fresh("g"), other, "loic");
        var maelle = staff("maelle", "coordinator");
        assertThat(mvc.get().uri(page("groupe")).with(maelle))
                .hasStatusOk()
                .bodyText()
                .contains(structure)
                .doesNotContain(other);
        assertThat(mvc.post()
                        .uri(page("groupe"))
                        .param("structure", structure)
                        .param("people[0].name", "Ada")
                        .param("plus", "oui")
                        .with(csrf())
                        .with(maelle))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"Ada\"", "people[3].name");
        assertThat(mvc.post()
                        .uri(page("groupe"))
                        .param("structure", structure)
                        .param("people[0].name", "Ada")
                        .param("people[0].email", "ada@example.org")
                        .param("people[1].name", "Bea")
                        .param("people[1].email", "ada@example.org")
                        .param("people[2].name", "")
                        .param("people[2].email", "cleo")
                        .with(csrf())
                        .with(maelle))
                .hasStatus(422)
                .bodyText()
                .contains("déjà à la ligne 1", "adresse électronique complète", "Indiquez une valeur");
        assertThat(mvc.post()
                        .uri(page("groupe"))
                        .param("structure", other)
                        .param("people[0].name", "Ada")
                        .param("people[0].email", "ada@example.org")
                        .with(csrf())
                        .with(maelle))
                .hasStatus(422);
        assertThat(registrations.findByDay(day)).isEmpty();

        var one = together("ada", "bea");
        assertThat(mvc.get().uri(one).with(maelle)).bodyText().contains("2 personnes seront inscrites", "Atelier w-1");
        assertThat(mvc.get().uri(one).with(staff("loic", "coordinator"))).hasStatus(404);
        assertThat(mvc.post().uri(one).with(csrf()).with(staff("loic", "coordinator")))
                .hasStatus(404);
        register("Ada");
        assertThat(mvc.post().uri(one).with(csrf()).with(maelle)).hasStatus3xxRedirection();
        assertThat(mvc.get().uri(one).with(maelle)).bodyText().contains("Cet import n’a pas eu lieu");
        assertThat(registrations.findByDay(day))
                .as("none, for one of them has registered since")
                .hasSize(1);

        var again = together("cleo", "dora");
        assertThat(mvc.post().uri(again).with(csrf()).with(maelle)).hasStatus3xxRedirection();
        await().untilAsserted(() ->
                assertThat(mvc.get().uri(again).with(maelle)).bodyText().contains("2 personnes sont inscrites"));
        assertThat(registrations.findByDay(day))
                .filteredOn(found -> found.wishes().structure() != null)
                .hasSize(2)
                .allSatisfy(found -> assertThat(found.wishes().workshops()).containsExactly(MORNING));
    }

    @Test
    void a_file_of_the_directory_is_shown_with_what_it_changes_before_it_is_saved() throws Exception {
        listed("maelle");
        var file = """
            identifiant;nom;type;groupe;rue;code postal;ville;courriel
            %1$s;CIO Été %1$s;cio;%2$s;5 rue du Port;44000;Nantes;cio@example.org
            %1$s-2;Apec;apec;%2$s;1 quai;44000;Nantes;apec@example.org
            """.formatted(structure, group);
        assertThat(upload("/coordination/annuaire/structures", file.replace(group + ";1", "nulle;1")))
                .hasStatus(422)
                .bodyText()
                .contains("nulle", "importez les groupes");

        var one =
                upload("/coordination/annuaire/structures", file).getResponse().getRedirectedUrl();

        assertThat(mvc.get().uri(one).with(staff("organiser")))
                .hasStatusOk()
                .bodyText()
                .contains("1 à ajouter, 1 à modifier", "3 rue du Port", "5 rue du Port", "Apec");
        assertThat(mvc.post().uri(one).with(csrf()).with(staff("organiser"))).hasRedirectedUrl(one);
        await().untilAsserted(() -> assertThat(mvc.get().uri(one).with(staff("organiser")))
                .bodyText()
                .contains("1 ajoutés, 1 modifiés, 0 inchangés"));
    }

    @Test
    void a_program_imports_and_follows() {
        publish(10, 5);
        var imports = "/api/registration/v1/days/%s/imports".formatted(day.value());
        assertThat(mvc.post()
                        .uri(imports)
                        .contentType("text/csv")
                        .content("nom;email\n;x\n")
                        .with(program()))
                .hasStatus(422)
                .bodyText()
                .contains("lines[2].name", "lines[2].email", "not-an-address");
        String location = null;
        for (int i = 0; i < 2; i++) {
            var created = mvc.post()
                    .uri(imports)
                    .header("Idempotency-Key", day.value())
                    .contentType("text/csv")
                    .content("nom;email\nAda;ada@example.org\n")
                    .with(program())
                    .exchange();
            assertThat(created)
                    .hasStatus(201)
                    .bodyJson()
                    .extractingPath("$.status")
                    .isEqualTo("CHECKED");
            var address = created.getResponse().getHeader("Location");
            assertThat(location == null || location.equals(address)).isTrue();
            location = address;
        }
        var one = location;
        assertThat(mvc.post().uri(one + "/confirm").with(program())).hasStatusOk();
        await().untilAsserted(() -> assertThat(mvc.get().uri(one).with(program()))
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("DONE"));
        assertThat(mvc.post().uri(one + "/confirm").with(program()))
                .bodyJson()
                .extractingPath("$.added")
                .isEqualTo(1);
        assertThat(mvc.delete().uri(one).with(program())).hasStatus(204);
        assertThat(registrations.findByDay(day)).hasSize(1);
        for (var role : List.of("coordinator", "operator")) {
            assertThat(mvc.post()
                            .uri(imports)
                            .contentType("text/csv")
                            .content("x")
                            .with(program(role)))
                    .hasStatus(403);
            assertThat(mvc.get().uri(one).with(program(role))).hasStatus(403);
            assertThat(mvc.post().uri(one + "/confirm").with(program(role))).hasStatus(403);
            assertThat(mvc.delete().uri(one).with(program(role))).hasStatus(403);
            assertThat(mvc.post()
                            .uri("/api/registration/v1/directory/groups/imports")
                            .contentType("text/csv")
                            .content("x")
                            .with(program(role)))
                    .hasStatus(403);
        }
    }

    @Test
    void only_the_organiser_imports_files() {
        publish(10, 5);
        var intake = checked("nom;email\nAda;ada@example.org\n");
        var one = page("import/" + intake.id().value());
        for (var role : List.of("coordinator", "operator")) {
            assertThat(mvc.get().uri(page("import")).with(staff("maelle", role)))
                    .hasStatus(403);
            assertThat(mvc.get().uri(page("import/modele.csv")).with(staff("maelle", role)))
                    .hasStatus(403);
            assertThat(upload(page("import"), "nom;email\n", "maelle", role)).hasStatus(403);
            assertThat(upload("/coordination/annuaire/groups", "id\n", "maelle", role))
                    .hasStatus(403);
            assertThat(mvc.get()
                            .uri("/coordination/annuaire/import/" + intake.id().value())
                            .with(staff("maelle", role)))
                    .hasStatus(403);
        }
        for (var path : List.of(one, one + "/abandon")) {
            assertThat(mvc.post().uri(path).with(csrf()).with(staff("maelle", "coordinator")))
                    .hasStatus(404);
            assertThat(mvc.post().uri(path).with(csrf()).with(staff("operator")))
                    .hasStatus(403);
        }
        assertThat(mvc.get().uri(one).with(staff("maelle", "coordinator"))).hasStatus(404);
        assertThat(mvc.get()
                        .uri("/coordination/annuaire/import/" + intake.id().value())
                        .with(staff("organiser")))
                .hasStatus(404);
        assertThat(mvc.get().uri(page("groupe")).with(staff("operator"))).hasStatus(403);
        assertThat(intakes.findById(intake.id()).orElseThrow().status()).isEqualTo(Status.CHECKED);
    }

    private String together(String... names) {
        var request = mvc.post().uri(page("groupe")).param("structure", structure);
        for (int i = 0; i < names.length; i++) {
            request = request.param("people[%d].name".formatted(i), names[i])
                    .param("people[%d].email".formatted(i), names[i] + "@example.org")
                    .param("people[%d].workshops[0]".formatted(i), "w-1")
                    .param("people[%d].workshops[1]".formatted(i), "");
        }
        var checked = request.with(csrf()).with(staff("maelle", "coordinator")).exchange();
        assertThat(checked).hasStatus3xxRedirection();
        return checked.getResponse().getRedirectedUrl();
    }

    private MvcTestResult upload(String page, String csv) {
        return upload(page, csv, "camille", "organiser");
    }

    private MvcTestResult upload(String page, String csv, String subject, String role) {
        return mvc.post()
                .multipart()
                .uri(page)
                .file(new MockMultipartFile("file", "liste.csv", MediaType.TEXT_PLAIN_VALUE, bytes(csv)))
                .with(csrf())
                .with(staff(subject, role))
                .exchange();
    }

    private String page(String last) {
        return "/coordination/journees/%s/inscriptions/%s".formatted(day.value(), last);
    }

    private CheckPeople.Outcome check(String csv) {
        var table = Spreadsheet.read(bytes(csv), PeopleColumns.ALL);
        var id = new ImportId(Infrastructure.fresh("i"));
        return checkPeople.handle(new CheckPeople.Command(id, Kind.REGISTRATIONS, day, table, "camille"));
    }

    private Import checked(String csv) {
        var outcome = check(csv);
        assertThat(faults(outcome)).isEmpty();
        return ((CheckPeople.Outcome.Checked) outcome).importJob();
    }

    private static String text(Violation violation) {
        var cell = FileCell.of(violation);
        return "%d:%s:%s".formatted(cell.line(), cell.heading(), violation.code());
    }

    private static String faults(CheckPeople.Outcome outcome) {
        return switch (outcome) {
            case CheckPeople.Outcome.Checked _ -> "";
            case CheckPeople.Outcome.Faulty(var violations) ->
                violations.stream().map(ImportTests::text).collect(Collectors.joining(" "));
        };
    }

    private Import done(Import intake) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> intakes.findById(intake.id()).orElseThrow().isOver());
        return intakes.findById(intake.id()).orElseThrow();
    }

    private List<Document> chunks(Import intake) {
        return mongo.find(
                Query.query(org.springframework.data.mongodb.core.query.Criteria.where("importId")
                        .is(intake.id().value())),
                Document.class,
                "importChunk");
    }

    private void listed(String subject) {
        list(group, structure, subject);
    }

    private void list(String group, String structure, String subject) {
        importDirectory.groups(bytes(
                "id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject\n%1$s;Groupe;Loire;c-%1$s;M K;m@example.org;%2$s\n"
                        .formatted(group, subject)));
        importDirectory.structures(bytes(
                "id;name;type;group;street;postal_code;city;email\n%1$s;CIO Été %1$s;cio;%2$s;3 rue du Port;44000;Nantes;cio@example.org\n"
                        .formatted(structure, group)));
    }
}
