package fr.spro.registration.directory.duplicates.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.DirectoryEvent.GroupMerged;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.ImportDirectory.RowKind;
import fr.spro.registration.directory.MergeEntries;
import fr.spro.registration.directory.RecogniseStructure;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.Registrar;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.imports.CheckDirectory;
import fr.spro.registration.imports.Import;
import fr.spro.registration.imports.ImportId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

/// Visibility of people after a merge.
class MergedPeoplePagesTests extends PageTest {

    private static final String GROUPS =
            "id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject\n";
    private static final String STRUCTURES = "id;name;type;group;street;postal_code;city;email\n";

    private final String north = Infrastructure.fresh("g-nord-");
    private final String south = Infrastructure.fresh("g-sud-");
    private final StructureId a = new StructureId(Infrastructure.fresh("s-a-"));
    private final StructureId b = new StructureId(Infrastructure.fresh("s-b-"));
    private final StructureId c = new StructureId(Infrastructure.fresh("s-c-"));

    @Test
    void people_of_a_merged_structure_belong_to_the_target_and_are_visible_to_its_coordinator() {
        publish(10, 5);
        importStructures();
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
        begin();
        checkIn.handle(day, ada, null, Scope.WHOLE, "camille");
        checkIn.handle(day, bea, null, Scope.WHOLE, "camille");
        assertThat(events(ada)).last().isInstanceOfSatisfying(ParticipantCheckedIn.class, fact -> {
            assertThat(fact.structureId()).isEqualTo(b.value());
            assertThat(fact.groupId()).isEqualTo(south);
        });
    }

    @Test
    void a_merged_structure_is_not_offered_but_an_older_form_resolves_to_the_target() {
        publish(10, 5);
        importStructures();
        merge(a, b);

        assertThat(mvc.get().uri("/journees/{day}/inscription", day.value()))
                .bodyText()
                .contains("Structure " + b.value())
                .doesNotContain("Structure " + a.value());
        for (var typed : List.of(a.value(), "Structure %s (Nantes)".formatted(a.value()), "structure " + a.value())) {
            assertThat(directory.recogniseStructure.handle(typed))
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
    void moves_structures_and_coordinators_of_a_merged_group_to_the_target() {
        publish(10, 5);
        importStructures();
        confirmedFrom("Ada", a);
        confirmedFrom("Bea", b);

        assertThat(directory.mergeGroups.handle(
                        new MergeEntries.Command<>(new GroupId(north), new GroupId(south), "camille")))
                .isInstanceOf(MergeEntries.Outcome.Done.class);

        for (var group : List.of(north, south)) {
            registrationsOf(group).as(group).contains("ada@example.org", "bea@example.org");
        }
        assertThat(directory.groups.findById(new GroupId(south)).orElseThrow().subjects())
                .containsExactly("chef-" + south, "chef-" + north);
        assertThat(directory.published(new GroupId(north)))
                .get()
                .isInstanceOfSatisfying(
                        GroupMerged.class, fact -> assertThat(fact.mergedInto()).isEqualTo(south));
        assertThat(directory.published(new GroupId(south)))
                .get()
                .isInstanceOfSatisfying(
                        GroupListed.class,
                        fact -> assertThat(fact.subjects()).contains("chef-" + north, "chef-" + south));
        assertThat(directory.published(a))
                .get()
                .isInstanceOfSatisfying(
                        StructureListed.class,
                        fact -> assertThat(fact.groupId()).isEqualTo(south));
    }

    @Test
    void reports_and_skips_a_row_whose_structure_was_merged_after_the_check() {
        importStructures();
        var id = new ImportId(Infrastructure.fresh("i"));
        var file = STRUCTURES
                + row(a, south).replace("3 rue", "7 rue")
                + row(c, south).replace("3 rue", "9 rue");
        imported.checkDirectory.handle(new CheckDirectory.Command(id, RowKind.STRUCTURES, bytes(file), "camille"));
        merge(a, b);

        imported.confirmImport.handle(id, Registrar.organiser("camille"));
        imported.run();

        assertThat(imported.imports.findById(id).orElseThrow().status()).isEqualTo(Import.Status.DONE);
        assertThat(mvc.get()
                        .uri("/coordination/annuaire/import/{id}", id.value())
                        .with(staff("organiser")))
                .bodyText()
                .contains("Ligne 2", "fusionnée depuis que le fichier a été vérifié");
        assertThat(directory.structures.findById(b).orElseThrow().address().street())
                .startsWith("3 rue");
        assertThat(directory.structures.findById(c).orElseThrow().address().street())
                .startsWith("9 rue");
    }

    @Test
    void registers_several_people_of_a_structure_merged_after_the_form_was_opened() {
        publish(10, 5);
        importStructures();
        merge(a, b);

        assertThat(mvc.post()
                        .uri("/coordination/journees/{day}/inscriptions/groupe", day.value())
                        .param("structure", a.value())
                        .param("people[0].name", "Ada")
                        .param("people[0].email", "ada@example.org")
                        .param("people[0].workshops[0]", "none")
                        .param("people[0].workshops[1]", "none")
                        .with(csrf())
                        .with(staff("chef-" + south, "coordinator")))
                .hasStatus3xxRedirection();
    }

    private MergeEntries.Outcome<Structure> merge(StructureId source, StructureId target) {
        return directory.mergeStructures.handle(new MergeEntries.Command<>(source, target, "camille"));
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
                Examples.participant(person, person.toLowerCase(Locale.ROOT) + "@example.org"),
                new Wishes(structure, null, List.of(), null, Map.of()),
                false)));
        return confirmRegistration.handle(id).id();
    }

    private void importStructures() {
        importDirectory.groups(bytes(GROUPS + group(north) + group(south)));
        importDirectory.structures(bytes(STRUCTURES + row(a, north) + row(b, south) + row(c, south)));
    }

    private static String group(String id) {
        return "%1$s;Groupe %1$s;Loire;c-%1$s;Chef %1$s;%1$s@example.org;chef-%1$s\n".formatted(id);
    }

    private static String row(StructureId id, String group) {
        return "%1$s;Structure %1$s;cio;%2$s;3 rue du Port;44000;Nantes;%1$s@example.org\n"
                .formatted(id.value(), group);
    }
}
