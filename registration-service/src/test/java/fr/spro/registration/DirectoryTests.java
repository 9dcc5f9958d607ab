package fr.spro.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.directory.ImportDirectory;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Local groups and structures as they come in files.
class DirectoryTests extends RunningService {

    @Test
    void the_directory_is_imported_as_a_whole_or_not_at_all_and_twice_changes_nothing() {
        var group = Infrastructure.fresh("g");
        var structure = Infrastructure.fresh("s");
        var groups =
                "id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject\n%1$s;Groupe local;Loire;c-%1$s;Maëlle K;m@example.org;maelle\n"
                        .formatted(group);
        var structures =
                "id;name;type;group;street;postal_code;city;email\n%s;\"Mission; locale\";mission-locale;%s;3 rue du Port;44000;Nantes;accueil@example.org\n"
                        .formatted(structure, group);

        assertThat(importDirectory.structures(bytes(structures)))
                .isEqualTo(new ImportDirectory.Outcome.Faulty(
                        List.of(new ImportDirectory.Fault(2, "group", "unknown-group"))));
        assertThat(importDirectory.groups(bytes(groups))).isEqualTo(new ImportDirectory.Outcome.Imported(1, 0, 0));
        assertThat(importDirectory.structures(bytes(structures)))
                .isEqualTo(new ImportDirectory.Outcome.Imported(1, 0, 0));
        assertThat(importDirectory.structures(bytes(structures)))
                .isEqualTo(new ImportDirectory.Outcome.Imported(0, 0, 1));
        assertThat(importDirectory.structures(bytes(structures.replace("3 rue", "5 rue"))))
                .isEqualTo(new ImportDirectory.Outcome.Imported(0, 1, 0));

        await().untilAsserted(() -> {
            assertThat(Facts.told(Topic.DIRECTORY, group))
                    .last()
                    .isInstanceOfSatisfying(
                            GroupListed.class,
                            fact -> assertThat(fact.subjects()).containsExactly("maelle"));
            assertThat(Facts.told(Topic.DIRECTORY, structure))
                    .last()
                    .isInstanceOfSatisfying(StructureListed.class, fact -> {
                        assertThat(fact.version()).isEqualTo(2);
                        assertThat(fact.address().street()).startsWith("5");
                    });
            assertThat(Facts.told(Topic.CONTACTS, "c-" + group)).last().isInstanceOf(ContactListed.class);
        });
    }

    @Test
    void every_fault_of_a_directory_file_is_named() {
        assertThat(importDirectory.groups(new byte[] {(byte) 0xE9, 'a'})).isEqualTo(faulty(1, "", "not-utf-8"));
        assertThat(importDirectory.groups(bytes("id;name\n"))).isInstanceOf(ImportDirectory.Outcome.Faulty.class);
        assertThat(importDirectory.structures(bytes("")))
                .isInstanceOfSatisfying(
                        ImportDirectory.Outcome.Faulty.class,
                        faulty -> assertThat(faulty.faults()).hasSize(8));
        assertThat(importDirectory.structures(
                        bytes("id;name;type;group;street;postal_code;city;email\nÉ;;cio;g;r;44;N;nobody\n")))
                .isInstanceOfSatisfying(
                        ImportDirectory.Outcome.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(ImportDirectory.Fault::reason)
                                .containsExactlyInAnyOrder("unknown-group", "not-an-id", "empty", "not-an-address"));
    }

    private static ImportDirectory.Outcome faulty(long line, String column, String reason) {
        return new ImportDirectory.Outcome.Faulty(List.of(new ImportDirectory.Fault(line, column, reason)));
    }
}
