package fr.spro.registration.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fr.spro.platform.person.PersonName;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Step;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Violations in a list of people are reported before anybody is registered.
class CheckPeopleTests extends InMemoryService {

    private final ImportUseCases imported = new ImportUseCases(mongo, days, directory, enrolment, clock);
    private final PeopleFiles files = new PeopleFiles(imported, day);

    static Stream<Arguments> rows() {
        var ada = "ada@example.org";
        return Stream.of(
                arguments("a whole row", "Ada;%s;en;;w-1, w-3;Rampe;2026-10-19;".formatted(ada), ""),
                arguments("titles of workshops", "Ada;%s;;;Atelier w-1 | ATELIER W-3;;;".formatted(ada), ""),
                arguments("emoji", "Ada %s;%s;;;;;;".formatted("👩🏽‍🦽".repeat(20), ada), ""),
                arguments("emoji only", "%s;%s;;;;;;".formatted("👩🏽‍🦽".repeat(20), ada), "2:nom:not-a-name"),
                arguments("HTML", "<script>alert(1)</script>;%s;;<b>Ici</b>;;;;".formatted(ada), ""),
                arguments("300 letters", "%s;%s;;;;;;".formatted("a".repeat(300), ada), "2:nom:too-long"),
                arguments("no name", ";%s;;;;;;".formatted(ada), "2:nom:empty"),
                arguments("no address", "Ada;;;;;;;", "2:email:empty"),
                arguments("half an address", "Ada;ada@;;;;;;", "2:email:not-an-address"),
                arguments("a language", "Ada;%s;de;;;;;".formatted(ada), "2:langue:unknown-language"),
                arguments("a workshop", "Ada;%s;;;w-9;;;".formatted(ada), "2:ateliers:unknown-workshop"),
                arguments(
                        "hundreds of commas",
                        "Ada;%s;;;\"%s\";;;".formatted(ada, "x,".repeat(2000)),
                        String.join(" ", Collections.nCopies(10, "2:ateliers:unknown-workshop"))),
                arguments("a long list", "Ada;%s;;;%s;;;".formatted(ada, "x,".repeat(2001)), "2:ateliers:too-long"),
                arguments("a longer list", "Ada;%s;;;%s;;;".formatted(ada, "x,".repeat(3000)), "2:ateliers:too-long"),
                arguments("wishes in order of preference", "Ada;%s;;;w-2,w-1;;;".formatted(ada), ""),
                arguments("a date", "Ada;%s;;;;;hier;".formatted(ada), "2:inscrit le:not-a-date"),
                arguments("a date to come", "Ada;%s;;;;;1/1/2999;".formatted(ada), "2:inscrit le:in-the-future"),
                arguments("a slip of the year", "Ada;%s;;;;;19/10/2016;".formatted(ada), "2:inscrit le:a-year-ago"),
                arguments("a day", "Ada;%s;;;;;;nowhere".formatted(ada), "2:journée:unknown-day"),
                arguments("long needs", "Ada;%s;;;;%s;;".formatted(ada, "x".repeat(1001)), "2:besoins:too-long"),
                arguments(
                        "two of one address",
                        "Ada;%s;;;;;;\nBea;ADA@example.org;;;;;;".formatted(ada),
                        "3:email:duplicate"),
                arguments(
                        "three faults", ";x;de;;;;;", "2:nom:empty 2:email:not-an-address 2:langue:unknown-language"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void rows(String kind, String rows, String violations) {
        publish(10, 5);

        var outcome = files.check("nom;email;langue;structure;ateliers;besoins;inscrit le;journée\n" + rows);

        assertThat(PeopleFiles.violations(outcome)).as(kind).isEqualTo(violations);
        assertThat(registrations.findByDay(day)).isEmpty();
    }

    @Test
    void the_export_of_another_day_gives_no_dates_of_registration() {
        publish(10, 5);
        var head = "Nom;E-mail;État;Identifiant de la structure;Inscrit le;Ateliers\n";
        var row = "Ada;ada@example.org;confirmée;;%s;%s\n";
        var date = clock.instant().minusSeconds(86_400);

        var own = files.checked(head + row.formatted(date, "Atelier w-1"));
        var other = files.checked(head + row.formatted(date, "Ailleurs"));

        assertThat(imported.checkPeople.beginning(own, 1))
                .extracting(PersonRow::registeredAt)
                .doesNotContainNull();
        assertThat(imported.checkPeople.beginning(other, 1))
                .extracting(PersonRow::registeredAt)
                .containsOnlyNulls();
    }

    @Test
    void a_column_nom_beside_first_names_has_surnames() {
        publish(10, 5);
        var checked = files.checked("""
            Nom;Prénom;E-mail
            de La Tour;;a@example.org
            MARTIN DUPONT;;b@example.org
            Lecœur;Zoé;c@example.org
            """);

        assertThat(imported.checkPeople.beginning(checked, 10))
                .extracting(person -> person.participant().name())
                .containsExactly(
                        PersonName.of(null, "de La Tour"),
                        PersonName.of(null, "MARTIN DUPONT"),
                        PersonName.of("Zoé", "Lecœur"));
    }

    @Test
    void a_column_nom_without_any_first_name_has_whole_names() {
        publish(10, 5);
        for (var headings : List.of("Nom;Prénom;E-mail\n%s;;%s", "Nom;E-mail\n%s;%s")) {
            var checked = files.checked(headings.formatted("Marie de La Tour", "a@example.org"));

            assertThat(imported.checkPeople.beginning(checked, 10))
                    .extracting(person -> person.participant().name())
                    .containsExactly(PersonName.of("Marie", "de La Tour"));
        }
    }

    @Test
    void a_missing_surname_is_reported_at_its_column() {
        publish(10, 5);
        for (var surname : List.of("Nom", "Nom de famille")) {
            var file = "%s;Prénom;E-mail\n;Zoé;a@example.org\n;;b@example.org\n".formatted(surname);

            assertThat(PeopleFiles.violations(files.check(file)))
                    .isEqualTo("2:%1$s:empty 3:%1$s:empty".formatted(surname));
        }
    }

    @Test
    void a_file_without_a_column_for_names_has_one_violation() {
        publish(10, 5);

        assertThat(PeopleFiles.violations(files.check("email\na@b.fr\nb@b.fr\n")))
                .isEqualTo("0::column-missing");
        assertThat(PeopleFiles.violations(files.check("nom de famille;email\nAda;a@b.fr\n")))
                .isEmpty();
    }

    @Test
    void checks_twenty_thousand_rows_in_less_than_twenty_seconds() {
        publish(10, 5);
        var days =
                IntStream.range(0, 4).mapToObj(_ -> Infrastructure.fresh("d")).toList();
        for (var id : days) {
            draftDay.handle(Examples.day(id, 5_000, 5), "camille");
            moveDay.handle(new DayId(id), Step.PUBLISH, "camille");
        }
        var people = IntStream.range(0, 20_000)
                .mapToObj(number -> "P%1$d;p%1$d@example.org;%2$s;w-2,w-3".formatted(number, days.get(number % 4)))
                .collect(Collectors.joining("\n", "nom;email;journée;ateliers\n", "\n"));
        var begin = System.nanoTime();

        var checkedImport = files.checked(people);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        assertThat(checkedImport.toAdd()).isEqualTo(20_000);
        imported.confirmImport.cancel(checkedImport.id());
    }
}
