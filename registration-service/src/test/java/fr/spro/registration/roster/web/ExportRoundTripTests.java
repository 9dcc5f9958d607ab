package fr.spro.registration.roster.web;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static java.util.ResourceBundle.Control.FORMAT_PROPERTIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.PersonName;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.violation.Violation;
import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.Answer;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.Question;
import fr.spro.registration.day.QuestionId;
import fr.spro.registration.day.Questions;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegisterMany;
import fr.spro.registration.enrolment.Registrar;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.imports.CheckPeople;
import fr.spro.registration.imports.Import;
import fr.spro.registration.imports.ImportId;
import fr.spro.registration.imports.PeopleColumns;
import fr.spro.registration.spreadsheet.Remark;
import fr.spro.registration.spreadsheet.Row;
import fr.spro.registration.spreadsheet.Spreadsheet;
import fr.spro.suite.LocalizedText;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The export of a list is what the page shows, and comes back unharmed.
class ExportRoundTripTests extends PageTest {

    private static final Question MEAL =
            question("q-meal", Question.Kind.MEAL, new LocalizedText("Que mangez-vous ?", "What do you eat?"));
    private static final Question HOPES =
            question("q-hopes", Question.Kind.TEXT, new LocalizedText("Qu’attendez-vous ?", "What do you expect?"));

    private final StructureId structure = new StructureId(Infrastructure.fresh("s"));

    @BeforeEach
    void register() {
        directory.list("g-1", structure.value(), "maelle");
        publishAsking(day);
        var morning = new SessionId("w-1");
        var other = new SessionId("w-2");
        add("'t Hooft", "- sans gluten", structure, List.of(morning), Map.of());
        add("-Élise", "+33 6 12 34 56 78", null, List.of(other, morning), answers("vegan", "@home | =1+1"));
        add("Ada Émoji", "Rampe\n=1+1\n\t@x", null, List.of(), answers("", "'=2"));
        add("@accueil", "'=SOMME(1)", structure, List.of(), answers("no-meal", "rien"));
        add("Last in the queue", "'''+x;=1", structure, List.of(morning), Map.of());
        add(
                PersonName.of("-Zélie", "'t Hooft"),
                "=SOMME(1)\n=1+1",
                structure,
                List.of(),
                answers("vegan", "a ; b;c, d"));
        add(PersonName.of("Zoé", "de La Tour"), "« Le \"Bon\" Coin »", null, List.of(), answers("", "=x;-y"));
    }

    @ParameterizedTest
    @CsvSource({"csv, fr", "csv, en", "xlsx, fr", "xlsx, en"})
    void imported_again_it_changes_nothing(String kind, String language) {
        var before = people(day);

        assertThat(check(day, export(kind, language, "")))
                .isInstanceOfSatisfying(
                        CheckPeople.Outcome.Checked.class,
                        checked -> assertThat(checked.importJob().toAdd()).isZero());
        assertThat(people(day)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"csv, fr", "xlsx, en"})
    void of_a_cancelled_day_imported_again_it_changes_nothing(String kind, String language) {
        moveDay.handle(day, Step.CANCEL, "camille");
        var before = people(day);
        var exported = export(kind, language, "");

        assertThat(check(day, exported)).as("refused as a whole").isInstanceOf(CheckPeople.Outcome.Invalid.class);
        moveDay.handle(day, Step.REINSTATE, "camille");
        assertThat(check(day, exported))
                .isInstanceOfSatisfying(
                        CheckPeople.Outcome.Checked.class,
                        checked -> assertThat(checked.importJob().toAdd()).isZero());
        assertThat(people(day)).isEqualTo(before).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({"csv, fr", "csv, en", "xlsx, fr", "xlsx, en"})
    void imported_into_a_copy_of_the_day_everybody_comes_back_as_they_were(String kind, String language) {
        var copy = new DayId(Infrastructure.fresh("d"));
        publishAsking(copy);

        var outcome = check(copy, export(kind, language, ""));
        assertThat(outcome).isInstanceOf(CheckPeople.Outcome.Checked.class);
        var job = ((CheckPeople.Outcome.Checked) outcome).importJob();
        imported.confirmImport.handle(job.id(), Registrar.organiser("camille"));
        imported.run();

        assertThat(people(copy)).isEqualTo(people(day)).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({"csv, fr", "xlsx, en"})
    void a_workshop_that_was_removed_is_not_named_and_the_export_still_changes_nothing(String kind, String language) {
        editDay.handle(new EditDay.Command(day, "camille", new DayEdit.RemoveSession(new SessionId("w-1"))));
        var before = people(day);

        var exported = export(kind, language, "");

        assertThat(rows(exported))
                .allSatisfy(row -> assertThat(row.values()).noneMatch(cell -> cell.contains("w-1")))
                .anySatisfy(row -> assertThat(row).containsValue("Atelier w-2"));
        assertThat(check(day, exported))
                .isInstanceOfSatisfying(
                        CheckPeople.Outcome.Checked.class,
                        checked -> assertThat(checked.importJob().toAdd()).isZero());
        assertThat(people(day)).isEqualTo(before);
    }

    /// The encodings, separators and quotes of other programs.
    @ParameterizedTest
    @CsvSource({
        "UTF-8, ';', true, fr",
        "UTF-8, ',', true, en",
        "UTF-8, ',', false, fr",
        "UTF-16, '\t', false, fr",
        "UTF-16, '\t', true, en"
    })
    void saved_by_another_program_everybody_comes_back_as_they_were(
            Charset charset, char separator, boolean quotesAll, String language) throws IOException {
        var copy = new DayId(Infrastructure.fresh("d"));
        publishAsking(copy);
        var saved = saved(export("csv", language, ""), charset, separator, quotesAll);

        assertThat(check(day, saved))
                .isInstanceOfSatisfying(
                        CheckPeople.Outcome.Checked.class,
                        checked -> assertThat(checked.importJob().toAdd()).isZero());
        var outcome = check(copy, saved);
        assertThat(outcome).isInstanceOf(CheckPeople.Outcome.Checked.class);
        imported.confirmImport.handle(
                ((CheckPeople.Outcome.Checked) outcome).importJob().id(), Registrar.organiser("camille"));
        imported.run();

        assertThat(people(copy)).isEqualTo(people(day)).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({"csv, fr", "xlsx, en"})
    void the_export_of_a_selection_is_that_of_the_list(String kind, String language) {
        var all = mvc.post()
                .uri("/coordination/journees/%s/selection/export.%s".formatted(day.value(), kind))
                .param("lang", language)
                .param("tous", "oui")
                .header("Accept-Language", language)
                .with(csrf())
                .with(staff("organiser"))
                .exchange()
                .getResponse()
                .getContentAsByteArray();

        assertThat(rows(all)).isEqualTo(rows(export(kind, language, ""))).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({"csv, fr", "csv, en", "xlsx, fr", "xlsx, en"})
    void imported_into_a_day_with_other_workshops_everybody_comes_without_those(String kind, String language) {
        var title = "Orienter, accompagner, former : qui fait quoi ?";
        rename(day, "w-1", title);
        var other = new DayId(Infrastructure.fresh("d"));
        publishAsking(other);
        rename(other, "w-1", "Autre chose");

        var checked = (CheckPeople.Outcome.Checked) check(other, export(kind, language, ""));

        assertThat(checked.importJob().source().remarks())
                .filteredOn(remark -> remark.code().equals("other-workshops"))
                .singleElement()
                .satisfies(remark -> assertThat(remark.arguments()).containsExactly(title));
        imported.confirmImport.handle(checked.importJob().id(), Registrar.organiser("camille"));
        imported.run();
        assertThat(people(other)).hasSize(7);
        assertThat(registrations.findByDay(other))
                .filteredOn(one -> one.participant().name().full().equals("-Élise"))
                .singleElement()
                .satisfies(one -> assertThat(one.wishes().workshops()).containsExactly(new SessionId("w-2")));
    }

    @Test
    void a_title_with_commas_is_recognised_in_a_copy_of_the_day() {
        var title = "Orienter, accompagner, former : qui fait quoi ?";
        var copy = new DayId(Infrastructure.fresh("d"));
        publishAsking(copy);
        rename(day, "w-1", title);
        rename(copy, "w-1", title);

        var checked = (CheckPeople.Outcome.Checked) check(copy, export("csv", "fr", ""));
        imported.confirmImport.handle(checked.importJob().id(), Registrar.organiser("camille"));
        imported.run();

        assertThat(checked.importJob().source().remarks())
                .noneMatch(remark -> remark.code().equals("other-workshops"));
        assertThat(people(copy)).isEqualTo(people(day));
    }

    @Test
    void an_unknown_workshop_in_a_list_that_is_no_export_is_a_fault() {
        var list = "E-mail;Nom de famille;Ateliers\na@example.org;Ada;Autre, ailleurs\n";

        assertThat(check(day, list.getBytes(StandardCharsets.UTF_8))).isInstanceOf(CheckPeople.Outcome.Invalid.class);
    }

    private void rename(DayId id, String workshop, String title) {
        var found = days.get(id);
        var before = found.getSession(new SessionId(workshop));
        var renamed = new Session(
                before.id(),
                before.part(),
                title,
                before.startsAt(),
                before.endsAt(),
                before.room(),
                before.seats(),
                before.speakers(),
                before.summary(),
                before.english());
        assertThat(editDay.handle(new EditDay.Command(id, "camille", new DayEdit.PutSession(renamed))))
                .isInstanceOf(EditDay.Outcome.Edited.class);
    }

    /// The states of people and seats are what we know ourselves.
    @Test
    void no_column_of_our_own_files_is_unknown() throws Exception {
        var id = new DayId(Infrastructure.fresh("d"));
        publishAsking(id);
        rename(id, "w-1", "Autre titre");
        var program = mvc.post()
                .uri("/api/registration/v1/days/%s/registrations/export.csv".formatted(day.value()))
                .with(program())
                .exchange()
                .getResponse()
                .getContentAsByteArray();
        for (var file : List.of(export("csv", "fr", ""), export("csv", "en", ""), export("xlsx", "fr", ""), program)) {
            var columns = PeopleColumns.of(find());

            assertThat(Spreadsheet.read(file, columns).remarks())
                    .extracting(Remark::code)
                    .contains("own-columns")
                    .doesNotContain("unknown-columns");
        }
        assertThat(Spreadsheet.read(
                                export("csv", "fr", ""),
                                PeopleColumns.of(days.findById(id).orElseThrow()))
                        .remarks())
                .as("the seats in a workshop of another day")
                .extracting(Remark::code)
                .doesNotContain("unknown-columns");
    }

    @Test
    void who_has_cancelled_is_left_out_of_an_import_and_counted() {
        cancelRegistration.handle(byName("'t Hooft").id(), "camille");

        for (var language : List.of("fr", "en")) {
            assertThat(check(day, export("csv", language, "")))
                    .isInstanceOfSatisfying(CheckPeople.Outcome.Checked.class, checked -> {
                        assertThat(checked.importJob().toAdd()).isZero();
                        assertThat(checked.importJob().source().remarks())
                                .anySatisfy(remark -> assertThat(remark.code()).isEqualTo("ended"));
                    });
        }
    }

    /// Each state in which somebody had no part in the day that is over has the words that the import leaves out.
    @Test
    void who_never_confirmed_or_accepted_is_left_out_of_the_import_of_a_past_day() {
        register("Nora");
        end();
        var copy = new DayId(Infrastructure.fresh("d"));
        publishAsking(copy);

        for (var language : List.of("fr", "en")) {
            var words = ResourceBundle.getBundle(
                    "messages", Locale.of(language), ResourceBundle.Control.getNoFallbackControl(FORMAT_PROPERTIES));
            assertThat(check(copy, export("csv", language, "")))
                    .isInstanceOfSatisfying(
                            CheckPeople.Outcome.Checked.class,
                            checked -> assertThat(checked.importJob().toAdd()).isEqualTo(7));
            for (var key : List.of("unconfirmed", "unaccepted", "cancelled", "lapsed")) {
                var state = words.getString("staff.row." + key);
                assertThat(check(copy, bytes("Nom;E-mail;État\nNora;nora@example.org;%s\n".formatted(state))))
                        .as(state)
                        .isInstanceOfSatisfying(
                                CheckPeople.Outcome.Invalid.class,
                                refused -> assertThat(refused.violations())
                                        .extracting(Violation::code)
                                        .containsExactly("nobody-active"));
            }
        }
    }

    @Test
    void headings_and_values_are_in_the_language_of_the_page() {
        assertThat(text(export("csv", "fr", "")))
                .startsWith("\uFEFFNom de famille;Prénom;E-mail;Langue;Structure;")
                .contains("français", "confirmée", "Liste d’attente, rang 1", "Place\u00a0: Atelier w-1", "Végan")
                .doesNotContain("CONFIRMED", "seat");
        assertThat(text(export("csv", "en", "")))
                .startsWith("\uFEFFLast name;First name;Email;Language;Organisation;")
                .contains("French", "confirmed", "What do you eat?")
                .doesNotContain("CONFIRMED", "français");
    }

    @Test
    void follows_the_filter_and_the_order_of_the_page() {
        assertThat(text(export("csv", "fr", "?q=elise")).lines()).hasSize(2);
        assertThat(text(export("csv", "fr", "?atelier=w-1")).lines()).hasSize(4);
        assertThat(text(export("csv", "fr", "?etat=cancelled")).lines()).hasSize(1);
        assertThat(text(export("csv", "fr", ""))).matches("(?s).*Ada.*Last in the queue.*'t Hooft.*");
        assertThat(mvc.get()
                        .uri("/coordination/journees/%s/inscriptions?q=elise&tri=recentes".formatted(day.value()))
                        .with(staff("organiser")))
                .bodyText()
                .containsPattern("(?s)export.csv.{0,300}name=\"q\" value=\"elise\".{0,200}value=\"recentes\"");
    }

    @Test
    void no_cell_is_a_formula_not_even_after_a_line_break_a_tab_or_another_separator() {
        var csv = text(export("csv", "fr", ""));

        assertThat(csv).contains("'-Élise", "'+33 6", "'@accueil", "''=SOMME(1)");
        assertThat(csv).doesNotContainPattern("(?:^|[\\n\\t;,])\"?[=+@-]");
    }

    @Test
    void programs_get_the_same_columns_in_each_language() {
        assertThat(mvc.post()
                        .uri("/api/registration/v1/days/%s/registrations/export.csv".formatted(day.value()))
                        .with(program()))
                .bodyText()
                .startsWith("\uFEFFid;last_name;first_name;email;")
                .contains("CONFIRMED", ";place;");
    }

    private void publishAsking(DayId id) {
        var questions = new Questions(List.of(MEAL, HOPES), List.of());
        draftDay.handle(Examples.day(id.value(), 4, 5).with(questions), "camille");
        moveDay.handle(id, Step.PUBLISH, "camille");
    }

    private static Question question(String id, Question.Kind kind, LocalizedText wording) {
        var purpose = LocalizedText.french("Pour la journée.");
        return new Question(new QuestionId(id), kind, wording, null, List.of(), false, purpose, 30);
    }

    private static Map<String, Answer> answers(String meal, String hopes) {
        var options = meal.isEmpty() ? List.<String>of() : List.of(meal);
        return Map.of("q-meal", Answer.of(options, "un peu | de -tout"), "q-hopes", Answer.of(List.of(), hopes));
    }

    private void add(
            String name,
            String needs,
            @Nullable StructureId from,
            List<SessionId> workshops,
            Map<String, Answer> answers) {
        add(PersonName.of(null, name), needs, from, workshops, answers);
    }

    private void add(
            PersonName name,
            String needs,
            @Nullable StructureId from,
            List<SessionId> workshops,
            Map<String, Answer> answers) {
        var address = EmailAddress.of(Infrastructure.fresh("p") + "@example.org");
        var wishes = new Wishes(from, from == null ? "=Association" : null, workshops, needs, answers);
        var person = new RegisterMany.Person(
                new RegistrationId(Infrastructure.fresh("r")), new Participant(name, address, "fr"), wishes);
        assertThat(enrolment.registerMany.handle(day, List.of(person)).values())
                .doesNotContain(RegisterMany.Result.FAILED, RegisterMany.Result.ALREADY_REGISTERED);
    }

    private Registration byName(String name) {
        return registrations.findByDay(day).stream()
                .filter(one -> one.participant().name().full().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Map<Participant, Wishes> people(DayId id) {
        return registrations.findByDay(id).stream()
                .collect(Collectors.toMap(Registration::participant, Registration::wishes));
    }

    private byte[] export(String kind, String language, String filter) {
        return mvc.post()
                .uri("/coordination/journees/%s/inscriptions/export.%s%s".formatted(day.value(), kind, filter))
                .param("lang", language)
                .header("Accept-Language", language)
                .with(csrf())
                .with(staff("organiser"))
                .exchange()
                .getResponse()
                .getContentAsByteArray();
    }

    private CheckPeople.Outcome check(DayId id, byte[] file) {
        var table = Spreadsheet.read(file, PeopleColumns.of(days.findById(id).orElseThrow()));
        return imported.checkPeople.handle(new CheckPeople.Command(
                new ImportId(Infrastructure.fresh("i")),
                Import.Kind.REGISTRATIONS,
                id,
                table,
                Registrar.organiser("camille")));
    }

    private static byte[] saved(byte[] csv, Charset charset, char separator, boolean quotesAll) throws IOException {
        var parsed = CSVParser.parse(
                text(csv).substring(1),
                CSVFormat.DEFAULT.builder().setDelimiter(';').get());
        var text = new StringBuilder();
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setQuoteMode(quotesAll ? QuoteMode.ALL : QuoteMode.MINIMAL)
                .get();
        try (var printer = new CSVPrinter(text, format)) {
            printer.printRecords(parsed);
        }
        return text.toString().getBytes(charset);
    }

    private List<Map<String, String>> rows(byte[] file) {
        return Spreadsheet.read(file, PeopleColumns.of(find())).rows().stream()
                .map(Row::cells)
                .toList();
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }
}
