package fr.spro.registration.imports;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.platform.messaging.work.ItemFailures.SomeItemsFailed;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.ImportDirectory.RowKind;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.Registrar;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.imports.Import.SkippedRow;
import fr.spro.registration.imports.Import.Status;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/// Confirmed imports of people.
class ConfirmImportTests extends InMemoryService {

    private static final String FOUR =
            "nom;email\nAda;ada@example.org\nBea;bea@example.org\nCleo;cleo@example.org\nDora;dora@example.org\n";

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
                .collect(Collectors.toMap(one -> one.participant().name().full(), one -> one));
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
    void confirming_an_old_file_does_not_bring_back_who_was_erased_since() {
        publish(10, 5);
        var id = register("Ada");
        cancelRegistration.handle(id, "camille");
        var old = files.checked("nom;email\nAda;ADA@example.org\nBea;bea@example.org\n");
        assertThat(chunks(old).toString()).contains("ADA@example.org");

        eraseParticipant.handle(id, "participant");

        assertThat(chunks(old).toString()).contains("bea@example.org").doesNotContainIgnoringCase("ada");
        var finished = files.confirmed(old);
        assertThat(finished.skipped()).containsExactly(new SkippedRow(2, "erased-since", null));
        assertThat(finished.tally().added()).isEqualTo(1);
        assertThat(registrations.findByDay(day))
                .filteredOn(Registration::isActive)
                .extracting(one -> one.participant().name().full())
                .containsExactly("Bea");
    }

    @Test
    void a_file_chosen_after_the_erasure_registers_the_person() {
        publish(10, 5);
        eraseParticipant.handle(register("Ada"), "participant");

        var finished = files.confirmed(files.checked("nom;email\nAda;ada@example.org\n"));

        assertThat(finished.skipped()).isEmpty();
        assertThat(finished.tally().added()).isEqualTo(1);
    }

    @Test
    void one_file_fills_several_days_up_to_5000_people_each() {
        publish(10, 5);
        var other = Infrastructure.fresh("d");
        draftDay.handle(Examples.day(other, 5_000, 5), "camille");
        assertThat(PeopleFiles.violations(files.check("nom;email;journée\nAda;a@b.fr;" + other)))
                .isEqualTo("2:journée:day-draft");
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
                .filter(one -> one.participant().name().full().equals("P270"))
                .findFirst()
                .orElseThrow();
        assertThat(seats.placesOf(last.claim()).day().rank()).isEqualTo(20);
    }

    @Test
    void a_date_of_registration_is_kept_and_orders_those_who_wait_for_the_day() {
        publish(1, 5);
        var seated = confirmed("Seat");
        confirmed("Wait");
        confirmed("Then");
        var paper = clock.instant().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MINUTES);
        var checked =
                files.checked("nom;email;inscrit le\nAda;a@example.org;%s\nBea;b@example.org;\nCleo;c@example.org;%s\n"
                        .formatted(paper.plus(Duration.ofDays(1)), paper));
        assertThat(imported.foreseePlaces.of(checked).overtaken()).isEqualTo(2);

        files.confirmed(checked);

        assertThat(waitingForTheDay()).containsExactly("Cleo", "Ada", "Wait", "Then", "Bea");
        assertThat(seats.placesOf(store.get(seated).claim()).day().seated())
                .as("who has a place keeps it")
                .isTrue();
        assertThat(named("Cleo").requestedAt()).isEqualTo(paper);
        assertThat(events(named("Cleo").id()))
                .singleElement()
                .isInstanceOfSatisfying(
                        RegistrationConfirmed.class,
                        told -> assertThat(told.places().day().rank()).isEqualTo(1));
    }

    @Test
    void a_date_of_registration_orders_those_who_wait_for_a_workshop() {
        publish(10, 1);
        var seated = confirmed("Seat", MORNING);
        var waiting = confirmed("Wait", MORNING);
        var yesterday = clock.instant().minus(Duration.ofDays(1));

        files.confirmed(files.checked("nom;email;ateliers;inscrit le\nAda;a@example.org;w-1;" + yesterday));

        assertThat(rankInTheMorning(seated)).isNull();
        assertThat(rankInTheMorning(named("Ada").id())).isEqualTo(1);
        assertThat(rankInTheMorning(waiting)).isEqualTo(2);
    }

    private List<String> waitingForTheDay() {
        return registrations.findByDay(day).stream()
                .filter(one -> seats.placesOf(one.claim()).day().rank() != null)
                .sorted(Comparator.comparing(
                        one -> seats.placesOf(one.claim()).day().rank()))
                .map(one -> one.participant().name().full())
                .toList();
    }

    private Registration named(String name) {
        return registrations.findByDay(day).stream()
                .filter(one -> one.participant().name().full().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private @Nullable Integer rankInTheMorning(RegistrationId id) {
        return seats.placesOf(store.get(id).claim()).workshops().getFirst().rank();
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
        assertThat(finished.failed()).extracting(SkippedRow::reason).containsOnly("day-cancelled");
        assertThat(registrations.findByDay(day)).isEmpty();
    }

    @Test
    void a_discarded_preview_is_deleted_and_cannot_be_confirmed() {
        publish(10, 5);
        var checkedImport = files.checked("nom;email\nAda;ada@example.org\n");
        assertThat(chunks(checkedImport)).hasSize(1);

        imported.confirmImport.cancel(checkedImport.id());

        assertThat(chunks(checkedImport)).isEmpty();
        assertThat(imported.confirmImport
                        .handle(checkedImport.id(), Registrar.organiser("camille"))
                        .status())
                .isEqualTo(Status.EXPIRED);
        assertThat(registrations.findByDay(day)).isEmpty();
    }

    @Test
    void a_row_that_fails_by_its_own_fault_stops_no_other() {
        publish(10, 5);
        var checkedImport = files.checked(FOUR);
        insertUnreadable("registration", ApplyRows.idOf(checkedImport.id(), 3).value());

        var finished = files.confirmed(checkedImport);

        assertThat(finished.skipped()).containsExactly(new SkippedRow(3, "failed", null));
        assertThat(finished.tally().added()).isEqualTo(3);
        assertThat(confirmedNames()).containsExactlyInAnyOrder("Ada", "Cleo", "Dora");
    }

    @Test
    void rows_that_do_not_fail_by_themselves_are_stopped_by_one() {
        publish(10, 5);
        var checkedImport = files.checked(FOUR);
        insertUnreadable("registration", ApplyRows.idOf(checkedImport.id(), 3).value());

        assertThatThrownBy(() -> {
                    for (int line = 2; line <= 5; line++) {
                        var id = ApplyRows.idOf(checkedImport.id(), line);
                        var name = List.of("Ada", "Bea", "Cleo", "Dora").get(line - 2);
                        registerParticipant.handle(new RegisterParticipant.Command(
                                id, day, Examples.participant(name), Examples.wishes(), false));
                        confirmRegistration.handle(id);
                    }
                })
                .isInstanceOf(RuntimeException.class);
        assertThat(confirmedNames()).containsExactly("Ada");
    }

    @Test
    void a_row_that_may_succeed_later_is_repeated_and_stops_no_other() {
        publish(10, 5);
        var checkedImport = files.checked(FOUR);
        var waiting = ApplyRows.idOf(checkedImport.id(), 3);
        registerParticipant.handle(
                new RegisterParticipant.Command(waiting, day, Examples.participant("Bea"), Examples.wishes(), false));
        setOutbox(waiting, Collections.nCopies(100, new Document("seq", 0L)));

        assertThatThrownBy(() -> files.confirmed(checkedImport)).isInstanceOf(SomeItemsFailed.class);

        assertThat(confirmedNames()).containsExactlyInAnyOrder("Ada", "Cleo", "Dora");
        setOutbox(waiting, List.of());
        var finished = files.confirmed(checkedImport);
        assertThat(finished.skipped()).isEmpty();
        assertThat(finished.tally().added()).isEqualTo(4);
        assertThat(confirmedNames()).containsExactlyInAnyOrder("Ada", "Bea", "Cleo", "Dora");
    }

    @Test
    void an_entry_of_the_directory_that_fails_stops_no_other() {
        directory.list(group, structure, "maelle");
        var file = """
            id;name;type;group;street;postal_code;city;email
            s-a;A;cio;%1$s;1 rue;44000;Nantes;a@example.org
            s-b;B;cio;%1$s;2 rue;44000;Nantes;b@example.org
            s-c;C;cio;%1$s;3 rue;44000;Nantes;c@example.org
            """.formatted(group);
        var id = new ImportId(Infrastructure.fresh("i"));
        var checkedImport = ((CheckDirectory.Outcome.Checked) imported.checkDirectory.handle(
                        new CheckDirectory.Command(id, RowKind.STRUCTURES, bytes(file), "camille")))
                .importJob();
        insertUnreadable("structure", "s-b");

        var finished = files.confirmed(checkedImport);

        assertThat(finished.skipped()).containsExactly(new SkippedRow(3, "failed", null));
        assertThat(finished.tally()).isEqualTo(new Import.Tally(2, 0, 0));
        assertThatThrownBy(() -> importDirectory.structures(bytes(file)))
                .as("a program is told")
                .isInstanceOf(SomeItemsFailed.class);
    }

    @Test
    void a_directory_import_that_is_repeated_after_a_temporary_fault_counts_what_it_changed() {
        directory.list(group, structure, "maelle");
        var head = "id;name;type;group;street;postal_code;city;email\n";
        var row = "s-%1$s;%1$s;cio;" + group + ";%2$s rue;44000;Nantes;%1$s@example.org\n";
        importDirectory.structures(bytes(head + row.formatted("b", "1") + row.formatted("d", "1")));
        var file = head + row.formatted("a", "2") + row.formatted("b", "2") + row.formatted("d", "1");
        var id = new ImportId(Infrastructure.fresh("i"));
        var checkedImport = ((CheckDirectory.Outcome.Checked) imported.checkDirectory.handle(
                        new CheckDirectory.Command(id, RowKind.STRUCTURES, bytes(file), "camille")))
                .importJob();
        setOutbox("structure", "s-b", Collections.nCopies(100, new Document("seq", 0L)));

        assertThatThrownBy(() -> files.confirmed(checkedImport)).isInstanceOf(SomeItemsFailed.class);
        setOutbox("structure", "s-b", List.of());

        assertThat(files.confirmed(checkedImport).tally()).isEqualTo(new Import.Tally(1, 1, 1));
    }

    private void setOutbox(String collection, String id, List<Document> entries) {
        mongo.mongo()
                .updateFirst(Query.query(Criteria.where("_id").is(id)), Update.update("outbox", entries), collection);
    }

    private void insertUnreadable(String collection, String id) {
        mongo.mongo()
                .getCollection(collection)
                .insertOne(new Document("_id", id).append("version", "unknown to this version"));
    }

    private void setOutbox(RegistrationId id, List<Document> entries) {
        mongo.mongo()
                .updateFirst(
                        Query.query(Criteria.where("_id").is(id.value())),
                        Update.update("outbox", entries),
                        Registration.class);
    }

    private List<String> confirmedNames() {
        return registrations.findByDay(day).stream()
                .filter(Registration::isConfirmed)
                .map(one -> one.participant().name().full())
                .toList();
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
