package fr.spro.registration;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.DirectoryEvent.GroupMerged;
import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.DirectoryEvent.StructureMerged;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.Groups;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.ImportDirectory;
import fr.spro.registration.directory.ImportDirectory.Listed;
import fr.spro.registration.directory.MergeEntries;
import fr.spro.registration.directory.MergeGroups;
import fr.spro.registration.directory.MergeStructures;
import fr.spro.registration.directory.RecogniseStructure;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.directory.Structures;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.imports.CheckDirectory;
import fr.spro.registration.imports.ConfirmImport;
import fr.spro.registration.imports.Import;
import fr.spro.registration.imports.ImportId;
import fr.spro.registration.imports.Imports;
import fr.spro.registration.spreadsheet.FileCell;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/// Structures and groups that were found to be the same.
class MergeTests extends RunningService {

    private static final String GROUPS =
            "id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject\n";
    private static final String STRUCTURES = "id;name;type;group;street;postal_code;city;email\n";

    @Autowired
    MergeStructures mergeStructures;

    @Autowired
    MergeGroups mergeGroups;

    @Autowired
    RecogniseStructure recogniseStructure;

    @Autowired
    IdResolver meanings;

    @Autowired
    Structures structures;

    @Autowired
    Groups groups;

    @Autowired
    CheckDirectory checkDirectory;

    @Autowired
    ConfirmImport confirmIntake;

    @Autowired
    Imports intakes;

    private final String north = Infrastructure.fresh("g-nord-");
    private final String south = Infrastructure.fresh("g-sud-");
    private final StructureId a = new StructureId(Infrastructure.fresh("s-a-"));
    private final StructureId b = new StructureId(Infrastructure.fresh("s-b-"));
    private final StructureId c = new StructureId(Infrastructure.fresh("s-c-"));

    @Test
    void people_of_a_merged_structure_come_from_the_one_that_stays_and_its_coordinator_sees_them() {
        publish(10, 5);
        list();
        var ada = confirmedFrom("Ada", a);
        var bea = confirmedFrom("Bea", b);
        registrationsOf(north).contains("ada@example.org").doesNotContain("bea@example.org");

        assertThat(merge(a, b)).isInstanceOf(MergeEntries.Outcome.Done.class);

        registrationsOf(south).contains("ada@example.org", "bea@example.org");
        registrationsOf(north).doesNotContain("ada@example.org", "bea@example.org");
        assertThat(mvc.get()
                        .uri("/coordination/journees/{day}/inscriptions/{id}", day.value(), ada.value())
                        .with(staff("chef-" + south, "coordinator")))
                .hasStatusOk()
                .bodyText()
                .contains("Structure " + b.value());
        assertThat(mvc.get()
                        .uri("/coordination/journees/{day}/inscriptions/{id}", day.value(), ada.value())
                        .with(staff("chef-" + north, "coordinator")))
                .hasStatus(404);
        checkIn.handle(day, ada, null, Scope.WHOLE);
        checkIn.handle(day, bea, null, Scope.WHOLE);
        await().untilAsserted(() -> assertThat(Facts.published(Topic.REGISTRATIONS, ada.value()))
                .last()
                .isInstanceOfSatisfying(ParticipantCheckedIn.class, fact -> {
                    assertThat(fact.structureId()).isEqualTo(b.value());
                    assertThat(fact.groupId()).isEqualTo(south);
                }));
    }

    @Test
    void the_other_services_hear_of_it_and_the_last_word_on_the_old_id_is_what_it_means() {
        list();

        merge(a, b);
        merge(a, b);

        await().untilAsserted(() -> assertThat(Facts.publishedOnce(Topic.DIRECTORY, EntityRef.structure(a.value())))
                .containsExactly(listed(a, north), new StructureMerged(a.value(), 2, b.value())));
        assertThat(Facts.publishedOnce(Topic.DIRECTORY, EntityRef.structure(b.value())))
                .hasSize(1);
    }

    @Test
    void a_merged_one_is_offered_no_more_but_who_opened_the_page_before_means_the_one_that_stays() {
        publish(10, 5);
        list();
        merge(a, b);

        assertThat(mvc.get().uri("/journees/{day}/inscription", day.value()))
                .bodyText()
                .contains("Structure " + b.value())
                .doesNotContain("Structure " + a.value());
        for (var typed : List.of(a.value(), "Structure %s (Nantes)".formatted(a.value()), "structure " + a.value())) {
            assertThat(recogniseStructure.handle(typed))
                    .as(typed)
                    .isInstanceOfSatisfying(
                            RecogniseStructure.Outcome.Recognised.class,
                            found -> assertThat(found.structure().id()).isEqualTo(b));
        }
        var ada = confirmedFrom("Ada", a);
        registrationsOf(south).contains("ada@example.org");
        assertThat(registrations.findById(ada).orElseThrow().wishes().structure())
                .isEqualTo(a);
    }

    @Test
    void merges_make_chains_but_no_circles() {
        list();

        assertThat(merge(a, b)).isInstanceOf(MergeEntries.Outcome.Done.class);
        assertThat(merge(b, c)).isInstanceOf(MergeEntries.Outcome.Done.class);

        assertThat(meanings.structure(a).orElseThrow().id()).isEqualTo(c);
        assertThat(merge(c, a)).isEqualTo(new MergeEntries.Outcome.Same<>());
        assertThat(merge(c, c)).isEqualTo(new MergeEntries.Outcome.Same<>());
        assertThat(merge(a, c)).isInstanceOf(MergeEntries.Outcome.Done.class);
        assertThat(merge(a, new StructureId("unknown"))).isEqualTo(new MergeEntries.Outcome.Unknown<>());
        assertThat(merge(new StructureId("unknown"), a)).isEqualTo(new MergeEntries.Outcome.Unknown<>());
    }

    @Test
    void one_that_was_merged_elsewhere_stays_there() {
        list();
        merge(a, b);

        var staying = meanings.structure(b).orElseThrow();
        assertThat(merge(a, c)).isEqualTo(new MergeEntries.Outcome.Elsewhere<>(staying));
    }

    @Test
    void of_two_that_were_merged_into_each_other_at_once_one_stays() throws Exception {
        list();
        for (int i = 0; i < 5; i++) {
            var one = new StructureId(Infrastructure.fresh("s-x-"));
            var other = new StructureId(Infrastructure.fresh("s-y-"));
            importDirectory.structures(bytes(STRUCTURES + row(one, south) + row(other, south)));

            inParallel(8, number -> {
                if (number % 2 == 0) merge(one, other);
                else merge(other, one);
                return new RegistrationId("none");
            });

            var meant = meanings.structure(one).orElseThrow();
            assertThat(meanings.structure(other)).contains(meant);
            assertThat(List.of(one, other)).contains(meant.id());
            await().untilAsserted(() -> assertThat(Facts.published(
                            Topic.DIRECTORY, EntityRef.structure(meant.id().value())))
                    .last()
                    .isInstanceOf(StructureListed.class));
        }
    }

    @Test
    void the_structures_and_coordinators_of_a_merged_group_pass_to_the_one_that_stays() {
        publish(10, 5);
        list();
        confirmedFrom("Ada", a);
        confirmedFrom("Bea", b);

        assertThat(mergeGroups.handle(new MergeEntries.Command<>(new GroupId(north), new GroupId(south), "camille")))
                .isInstanceOf(MergeEntries.Outcome.Done.class);

        for (var group : List.of(north, south)) {
            registrationsOf(group).as(group).contains("ada@example.org", "bea@example.org");
        }
        assertThat(groups.findById(new GroupId(south)).orElseThrow().subjects())
                .containsExactly("chef-" + south, "chef-" + north);
        await().untilAsserted(() -> {
            assertThat(Facts.published(Topic.DIRECTORY, EntityRef.group(north)))
                    .last()
                    .isInstanceOfSatisfying(
                            GroupMerged.class,
                            fact -> assertThat(fact.mergedInto()).isEqualTo(south));
            assertThat(Facts.published(Topic.DIRECTORY, EntityRef.group(south)))
                    .last()
                    .isInstanceOfSatisfying(
                            GroupListed.class,
                            fact -> assertThat(fact.subjects()).contains("chef-" + north, "chef-" + south));
            assertThat(Facts.published(Topic.DIRECTORY, EntityRef.structure(a.value())))
                    .last()
                    .isInstanceOfSatisfying(
                            StructureListed.class,
                            fact -> assertThat(fact.groupId()).isEqualTo(south));
        });
    }

    @Test
    void what_a_crash_left_undone_after_a_merge_of_groups_is_finished_when_it_is_asked_for_again() {
        list();
        mergeAsIfTheProcessDiedRightAfter(north, south);
        assertThat(groups.findById(new GroupId(south)).orElseThrow().subjects()).containsExactly("chef-" + south);

        for (int i = 0; i < 2; i++) {
            mergeGroups.handle(new MergeEntries.Command<>(new GroupId(north), new GroupId(south), "camille"));
        }

        assertThat(groups.findById(new GroupId(south)).orElseThrow().subjects())
                .containsExactly("chef-" + south, "chef-" + north);
        assertThat(structures.findById(a).orElseThrow().group()).isEqualTo(new GroupId(south));
    }

    @Test
    void a_coordinator_whom_a_file_takes_out_of_the_group_that_stays_does_not_come_back() {
        list();
        mergeGroups.handle(new MergeEntries.Command<>(new GroupId(north), new GroupId(south), "camille"));

        importDirectory.groups(bytes(GROUPS + group(south)));
        mergeGroups.handle(new MergeEntries.Command<>(new GroupId(north), new GroupId(south), "camille"));

        assertThat(groups.findActedForBy("chef-" + north)).isEmpty();
    }

    @Test
    void a_row_of_a_file_that_names_a_merged_one_means_the_one_that_stays() {
        list();
        merge(a, b);
        mergeGroups.handle(new MergeEntries.Command<>(new GroupId(north), new GroupId(south), "camille"));

        assertThat(importDirectory.structures(
                        bytes(STRUCTURES + row(a, north).replace("3 rue du Port", "5 quai de la Fosse"))))
                .isEqualTo(new ImportDirectory.Outcome.Imported(0, 1, 0));

        assertThat(structures.findById(b).orElseThrow().address().street()).isEqualTo("5 quai de la Fosse");
        assertThat(structures.findById(b).orElseThrow().group()).isEqualTo(new GroupId(south));
        assertThat(meanings.structure(a)).isEqualTo(structures.findById(b));
    }

    @Test
    void a_file_that_describes_both_is_refused_at_the_row_of_the_merged_one() {
        list();
        merge(a, b);
        merge(c, b);

        var fault = new FileCell(2, "id", "id", a.value()).violation("merged", b.value());
        assertThat(importDirectory.structures(bytes(STRUCTURES + row(a, north) + row(b, south))))
                .isEqualTo(new ImportDirectory.Outcome.Faulty(List.of(fault)));
        assertThat(importDirectory.structures(bytes(STRUCTURES + row(b, south) + row(a, north))))
                .isInstanceOfSatisfying(
                        ImportDirectory.Outcome.Faulty.class,
                        faulty -> assertThat(faulty.violations())
                                .containsExactly(
                                        new FileCell(3, "id", "id", a.value()).violation("merged", b.value())));
        assertThat(importDirectory.structures(bytes(STRUCTURES + row(c, north) + row(a, north))))
                .isInstanceOfSatisfying(
                        ImportDirectory.Outcome.Faulty.class,
                        faulty -> assertThat(faulty.violations())
                                .containsExactly(
                                        new FileCell(3, "id", "id", a.value()).violation("merged", b.value())));
    }

    @Test
    void a_row_whose_structure_was_merged_after_the_file_was_checked_is_left_out_and_said() {
        list();
        var id = new ImportId(Infrastructure.fresh("i"));
        var file = STRUCTURES
                + row(a, south).replace("3 rue", "7 rue")
                + row(c, south).replace("3 rue", "9 rue");
        checkDirectory.handle(new CheckDirectory.Command(id, Listed.STRUCTURES, bytes(file), "camille"));
        merge(a, b);

        confirmIntake.handle(id, "camille");

        await().untilAsserted(() ->
                assertThat(intakes.findById(id).orElseThrow().status()).isEqualTo(Import.Status.DONE));
        assertThat(mvc.get()
                        .uri("/coordination/annuaire/import/{id}", id.value())
                        .with(staff("organiser")))
                .bodyText()
                .contains("Ligne 2", "fusionnée depuis que le fichier a été vérifié");
        assertThat(structures.findById(b).orElseThrow().address().street()).startsWith("3 rue");
        assertThat(structures.findById(c).orElseThrow().address().street()).startsWith("9 rue");
    }

    @Test
    void a_coordinator_registers_several_from_a_structure_that_was_merged_since_the_page_was_opened() {
        publish(10, 5);
        list();
        merge(a, b);

        assertThat(mvc.post()
                        .uri("/coordination/journees/{day}/inscriptions/groupe", day.value())
                        .param("structure", a.value())
                        .param("people[0].name", "Ada")
                        .param("people[0].email", "ada@example.org")
                        .with(csrf())
                        .with(staff("chef-" + south, "coordinator")))
                .hasStatus3xxRedirection();
    }

    private MergeEntries.Outcome<Structure> merge(StructureId ends, StructureId stays) {
        return mergeStructures.handle(new MergeEntries.Command<>(ends, stays, "camille"));
    }

    private void mergeAsIfTheProcessDiedRightAfter(String ends, String stays) {
        var at = Date.from(Examples.START);
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(ends)),
                new Update()
                        .set("removedAt", at)
                        .set(
                                "merged",
                                new Document("into", stays).append("at", at).append("by", "camille"))
                        .inc("version", 1),
                Group.class);
    }

    private AbstractStringAssert<?> registrationsOf(String group) {
        return assertThat(mvc.get()
                        .uri("/coordination/journees/{day}/inscriptions", day.value())
                        .with(staff("chef-" + group, "coordinator")))
                .bodyText();
    }

    private RegistrationId confirmedFrom(String person, StructureId structure) {
        var id = accepted(registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")),
                day,
                new Participant(person, person.toLowerCase(Locale.ROOT) + "@example.org", "fr"),
                new Wishes(structure, null, List.of(), null, Map.of()),
                false)));
        return confirmRegistration.handle(id).id();
    }

    private void list() {
        importDirectory.groups(bytes(GROUPS + group(north) + group(south)));
        importDirectory.structures(bytes(STRUCTURES + row(a, north) + row(b, south) + row(c, south)));
    }

    private StructureListed listed(StructureId id, String group) {
        return new StructureListed(
                id.value(),
                1,
                "Structure " + id.value(),
                "cio",
                group,
                new PostalAddress("3 rue du Port", "44000", "Nantes"),
                id.value() + "@example.org");
    }

    private static String group(String id) {
        return "%1$s;Groupe %1$s;Loire;c-%1$s;Chef %1$s;%1$s@example.org;chef-%1$s\n".formatted(id);
    }

    private static String row(StructureId id, String group) {
        return "%1$s;Structure %1$s;cio;%2$s;3 rue du Port;44000;Nantes;%1$s@example.org\n"
                .formatted(id.value(), group);
    }
}
