package fr.spro.registration.imports;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.imports.Import.SkippedRow;
import fr.spro.registration.imports.Import.Status;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/// Confirmed imports of people.
class ConfirmImportTests extends InMemoryService {

    private final ImportUseCases imported = new ImportUseCases(mongo, days, directory, enrolment, clock);
    private final PeopleFiles files = new PeopleFiles(imported, day);
    private final String group = "g-1";
    private final String structure = Infrastructure.fresh("s");

    @Test
    void registers_people_in_their_original_order_and_notifies_them_once() {
        publish(10, 1);
        directory.list(group, structure, "maelle");
        var before = confirmed("Before");
        var checkedImport = files.checked("""
            Prénom;Nom;E-mail;Langue;Structure;Ateliers;Inscrit le
            Bea;Deux;bea@example.org;en;%s;w-1;20/10/2026
            Zoe;Trois;zoe@example.org;;Chez nous;;
            Ada;Un;ada@example.org;fr;cio ETE %s;w-1,w-3;2026-10-19T09:30
            Before;Hand;BEFORE@example.org;;;;
            """.formatted(structure, structure.toUpperCase(java.util.Locale.ROOT)));
        assertThat(checkedImport.toAdd()).isEqualTo(3);
        assertThat(checkedImport.skipped()).containsExactly(new SkippedRow(5, "already-registered", before.value()));

        var finished = files.confirmed(checkedImport);

        assertThat(finished.tally().added()).isEqualTo(3);
        assertThat(finished.skipped()).hasSize(1);
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
        assertThat(events(byName.get("Bea Deux").id()))
                .as("no confirmation of the address is asked of who was imported")
                .singleElement()
                .isInstanceOf(RegistrationConfirmed.class);
        assertThat(history(day.subject()))
                .filteredOn(entry -> entry.is(ImportAction.CONFIRMED))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.about()).isEqualTo(checkedImport.id().value()));
        assertThat(chunks(checkedImport)).isEmpty();
    }

    @Test
    void one_file_fills_several_days_up_to_5000_people_each() {
        publish(10, 5);
        var other = Infrastructure.fresh("d");
        draftDay.handle(Examples.day(other, 5_000, 5), "camille");
        assertThat(PeopleFiles.violations(files.check("nom;email;journée\nAda;a@b.fr;" + other)))
                .isEqualTo("2:journée:day-not-ahead");
        moveDay.handle(new DayId(other), Step.PUBLISH, "camille");
        var people = IntStream.rangeClosed(1, 5_001)
                .mapToObj(number -> "P%1$d;p%1$d@example.org;%2$s".formatted(number, other))
                .collect(Collectors.joining("\n", "nom;email;journée\n", "\n"));
        assertThat(PeopleFiles.violations(files.check(people))).isEqualTo("0:journée:day-full");

        var finished =
                files.confirmed(files.checked("nom;email;journée\nAda;a@b.fr;%s\nAda;a@b.fr;\n".formatted(other)));

        assertThat(finished.days()).hasSize(2);
        assertThat(registrations.findByDay(day)).hasSize(1);
        assertThat(registrations.findByDay(new DayId(other))).hasSize(1);
    }

    @Test
    void people_beyond_the_capacity_wait_in_file_order() {
        publish(250, 5);
        var people = IntStream.rangeClosed(1, 270)
                .mapToObj("P%1$d;p%1$d@example.org;w-2"::formatted)
                .collect(Collectors.joining("\n", "nom;email;ateliers\n", "\n"));

        var finished = files.confirmed(files.checked(people));

        assertThat(finished.tally().added()).isEqualTo(270);
        assertThat(seats.of(find()).day()).hasToString("Count[seats=250, taken=250, waiting=20]");
        assertThat(seats.of(find()).workshops().get(SAME_TIME).taken()).isEqualTo(50);
        var last = registrations.findByDay(day).stream()
                .filter(one -> one.participant().name().equals("P270"))
                .findFirst()
                .orElseThrow();
        assertThat(seats.placesOf(last.claim()).day().rank()).isEqualTo(20);
    }

    @Test
    void reports_and_skips_people_who_registered_after_the_preview() {
        publish(10, 5);
        var checkedImport = files.checked("nom;email\nAda;ada@example.org\nBea;bea@example.org\n");
        register("Ada");

        var finished = files.confirmed(checkedImport);

        assertThat(finished.tally().added()).isEqualTo(1);
        assertThat(finished.skipped()).containsExactly(new SkippedRow(2, "already-registered", null));
        assertThat(registrations.findByDay(day)).hasSize(2);
    }

    @Test
    void skips_rows_that_became_invalid_after_the_preview_with_a_reason() {
        publish(10, 5);
        var checkedImport = files.checked("nom;email;ateliers\nAda;ada@example.org;w-1\nBea;bea@example.org;\n");
        moveDay.handle(day, Step.CANCEL, "camille");

        var finished = files.confirmed(checkedImport);

        assertThat(finished.tally().added()).isZero();
        assertThat(finished.failed()).extracting(SkippedRow::reason).containsOnly("day-not-ahead");
        assertThat(registrations.findByDay(day)).isEmpty();
    }

    @Test
    void a_discarded_preview_is_deleted_and_cannot_be_confirmed() {
        publish(10, 5);
        var checkedImport = files.checked("nom;email\nAda;ada@example.org\n");
        assertThat(chunks(checkedImport)).hasSize(1);

        imported.confirmImport.cancel(checkedImport.id());

        assertThat(chunks(checkedImport)).isEmpty();
        assertThat(imported.confirmImport.handle(checkedImport.id(), "camille").status())
                .isEqualTo(Status.EXPIRED);
        assertThat(registrations.findByDay(day)).isEmpty();
    }

    private List<Document> chunks(Import checkedImport) {
        return mongo.mongo()
                .find(
                        Query.query(
                                Criteria.where("importId").is(checkedImport.id().value())),
                        Document.class,
                        "importChunk");
    }
}
