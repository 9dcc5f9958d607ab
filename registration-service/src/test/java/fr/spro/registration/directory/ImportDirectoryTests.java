package fr.spro.registration.directory;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.violation.Violation;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.spreadsheet.FileCell;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Imports of local groups and structures from files.
class ImportDirectoryTests extends InMemoryService {

    @Test
    void imports_the_directory_atomically_and_idempotently() {
        var group = Infrastructure.fresh("g");
        var structure = Infrastructure.fresh("s");
        var groups =
                "id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject\n%1$s;Groupe local;Loire;c-%1$s;Maëlle K;m@example.org;maelle\n"
                        .formatted(group);
        var structures =
                "id;name;type;group;street;postal_code;city;email\n%s;\"Mission; locale\";mission-locale;%s;3 rue du Port;44000;Nantes;accueil@example.org\n"
                        .formatted(structure, group);

        assertThat(importDirectory.structures(bytes(structures)))
                .isEqualTo(new ImportDirectory.Outcome.Invalid(
                        List.of(new FileCell(2, "group", "group", group).violation("unknown-group"))));
        assertThat(importDirectory.groups(bytes(groups))).isEqualTo(new ImportDirectory.Outcome.Imported(1, 0, 0));
        assertThat(importDirectory.structures(bytes(structures)))
                .isEqualTo(new ImportDirectory.Outcome.Imported(1, 0, 0));
        assertThat(importDirectory.structures(bytes(structures)))
                .isEqualTo(new ImportDirectory.Outcome.Imported(0, 0, 1));
        assertThat(importDirectory.structures(bytes(structures.replace("3 rue", "5 rue"))))
                .isEqualTo(new ImportDirectory.Outcome.Imported(0, 1, 0));

        assertThat(directory.published(new GroupId(group)))
                .get()
                .isInstanceOfSatisfying(
                        GroupListed.class, fact -> assertThat(fact.subjects()).containsExactly("maelle"));
        assertThat(directory.published(new StructureId(structure)))
                .get()
                .isInstanceOfSatisfying(StructureListed.class, fact -> {
                    assertThat(fact.version()).isEqualTo(2);
                    assertThat(fact.address().street()).startsWith("5");
                });
        assertThat(directory.published(new CoordinatorId("c-" + group))).get().isInstanceOf(ContactListed.class);
    }

    @Test
    void reports_every_violation_in_a_directory_file() {
        assertThat(reasons(importDirectory.groups(new byte[] {(byte) 0xE9, 'a'})))
                .containsExactly("not-a-table");
        assertThat(reasons(importDirectory.groups(bytes("id;name\n")))).contains("column-missing", "no-rows");
        assertThat(reasons(importDirectory.structures(bytes("")))).containsExactly("no-rows");
        assertThat(reasons(importDirectory.structures(
                        bytes("id;name;type;group;street;postal_code;city;email\nÉ;;cio;g;r;44;N;nobody\n"))))
                .containsExactlyInAnyOrder("unknown-group", "not-an-id", "empty", "not-a-postcode", "not-an-address");
        assertThat(reasons(importDirectory.groups(bytes("""
            id;nom;territoire;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject
            g-1;A;T;c-1;Ada;ada@example.org;ada
            g-1;B;T;c-1;Bea;ada@example.org;ada
            """))))
                .containsExactlyInAnyOrder("duplicate", "other-coordinator");
    }

    private static List<String> reasons(ImportDirectory.Outcome outcome) {
        return ((ImportDirectory.Outcome.Invalid) outcome)
                .violations().stream().map(Violation::code).toList();
    }
}
