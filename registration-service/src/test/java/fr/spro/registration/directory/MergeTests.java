package fr.spro.registration.directory;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.DirectoryEvent.StructureMerged;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.spreadsheet.FileCell;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/// Merging of entries of the directory.
class MergeTests extends InMemoryService {

    private static final String GROUPS =
            "id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject\n";
    private static final String STRUCTURES = "id;name;type;group;street;postal_code;city;email\n";

    private final String north = Infrastructure.fresh("g-nord-");
    private final String south = Infrastructure.fresh("g-sud-");
    private final StructureId a = new StructureId(Infrastructure.fresh("s-a-"));
    private final StructureId b = new StructureId(Infrastructure.fresh("s-b-"));
    private final StructureId c = new StructureId(Infrastructure.fresh("s-c-"));

    @Test
    void publishes_the_merge_as_the_last_state_of_the_old_id() {
        importDirectory();
        assertThat(directory.published(a)).contains(listed(a, north));

        merge(a, b);
        merge(a, b);

        assertThat(directory.published(a)).contains(new StructureMerged(a.value(), 2, b.value()));
        assertThat(mongo.statesPublished(Structure.class, a)).isEqualTo(2);
        assertThat(mongo.statesPublished(Structure.class, b)).isEqualTo(1);
    }

    @Test
    void merges_form_chains_but_no_cycles() {
        importDirectory();

        assertThat(merge(a, b)).isInstanceOf(MergeEntries.Outcome.Done.class);
        assertThat(merge(b, c)).isInstanceOf(MergeEntries.Outcome.Done.class);

        assertThat(directory.ids.structure(a).orElseThrow().id()).isEqualTo(c);
        assertThat(merge(c, a)).isEqualTo(new MergeEntries.Outcome.Same<>());
        assertThat(merge(c, c)).isEqualTo(new MergeEntries.Outcome.Same<>());
        assertThat(merge(a, c)).isInstanceOf(MergeEntries.Outcome.Done.class);
        assertThat(merge(a, new StructureId("unknown"))).isEqualTo(new MergeEntries.Outcome.Unknown<>());
        assertThat(merge(new StructureId("unknown"), a)).isEqualTo(new MergeEntries.Outcome.Unknown<>());
    }

    @Test
    void rejects_a_second_merge_into_another_target() {
        importDirectory();
        merge(a, b);

        var target = directory.ids.structure(b).orElseThrow();
        assertThat(merge(a, c)).isEqualTo(new MergeEntries.Outcome.MergedIntoOther<>(target));
    }

    @Test
    void keeps_one_of_two_entries_merged_into_each_other_concurrently() throws Exception {
        importDirectory();
        for (int i = 0; i < 5; i++) {
            var one = new StructureId(Infrastructure.fresh("s-x-"));
            var other = new StructureId(Infrastructure.fresh("s-y-"));
            importDirectory.structures(bytes(STRUCTURES + row(one, south) + row(other, south)));

            inParallel(8, number -> {
                if (number % 2 == 0) merge(one, other);
                else merge(other, one);
                return new RegistrationId("none");
            });

            var target = directory.ids.structure(one).orElseThrow();
            assertThat(directory.ids.structure(other)).contains(target);
            assertThat(List.of(one, other)).contains(target.id());
            assertThat(directory.published(new StructureId(target.id().value())))
                    .get()
                    .isInstanceOf(StructureListed.class);
        }
    }

    @Test
    void a_repeated_merge_completes_one_interrupted_by_a_crash() {
        importDirectory();
        interruptMerge(north, south);
        assertThat(directory.groups.findById(new GroupId(south)).orElseThrow().subjects())
                .containsExactly("chef-" + south);

        for (int i = 0; i < 2; i++) {
            directory.mergeGroups.handle(new MergeEntries.Command<>(new GroupId(north), new GroupId(south), "camille"));
        }

        assertThat(directory.groups.findById(new GroupId(south)).orElseThrow().subjects())
                .containsExactly("chef-" + south, "chef-" + north);
        assertThat(directory.structures.findById(a).orElseThrow().group()).isEqualTo(new GroupId(south));
    }

    @Test
    void an_import_removes_a_coordinator_of_the_target_group_for_good() {
        importDirectory();
        directory.mergeGroups.handle(new MergeEntries.Command<>(new GroupId(north), new GroupId(south), "camille"));

        importDirectory.groups(bytes(GROUPS + group(south)));
        directory.mergeGroups.handle(new MergeEntries.Command<>(new GroupId(north), new GroupId(south), "camille"));

        assertThat(directory.groups.findActedForBy("chef-" + north)).isEmpty();
    }

    @Test
    void a_row_with_a_merged_id_updates_the_target() {
        importDirectory();
        merge(a, b);
        directory.mergeGroups.handle(new MergeEntries.Command<>(new GroupId(north), new GroupId(south), "camille"));

        assertThat(importDirectory.structures(
                        bytes(STRUCTURES + row(a, north).replace("3 rue du Port", "5 quai de la Fosse"))))
                .isEqualTo(new ImportDirectory.Outcome.Imported(0, 1, 0));

        assertThat(directory.structures.findById(b).orElseThrow().address().street())
                .isEqualTo("5 quai de la Fosse");
        assertThat(directory.structures.findById(b).orElseThrow().group()).isEqualTo(new GroupId(south));
        assertThat(directory.ids.structure(a)).isEqualTo(directory.structures.findById(b));
    }

    @Test
    void rejects_a_file_with_both_the_merged_entry_and_its_target() {
        importDirectory();
        merge(a, b);
        merge(c, b);

        var violation = new FileCell(2, "id", "id", a.value()).violation("merged", b.value());
        assertThat(importDirectory.structures(bytes(STRUCTURES + row(a, north) + row(b, south))))
                .isEqualTo(new ImportDirectory.Outcome.Invalid(List.of(violation)));
        assertThat(importDirectory.structures(bytes(STRUCTURES + row(b, south) + row(a, north))))
                .isInstanceOfSatisfying(
                        ImportDirectory.Outcome.Invalid.class,
                        rejected -> assertThat(rejected.violations())
                                .containsExactly(
                                        new FileCell(3, "id", "id", a.value()).violation("merged", b.value())));
        assertThat(importDirectory.structures(bytes(STRUCTURES + row(c, north) + row(a, north))))
                .isInstanceOfSatisfying(
                        ImportDirectory.Outcome.Invalid.class,
                        rejected -> assertThat(rejected.violations())
                                .containsExactly(
                                        new FileCell(3, "id", "id", a.value()).violation("merged", b.value())));
    }

    private MergeEntries.Outcome<Structure> merge(StructureId source, StructureId target) {
        return directory.mergeStructures.handle(new MergeEntries.Command<>(source, target, "camille"));
    }

    private void interruptMerge(String source, String target) {
        var at = Date.from(Examples.START);
        mongo.mongo()
                .updateFirst(
                        Query.query(Criteria.where("_id").is(source)),
                        new Update()
                                .set("removedAt", at)
                                .set(
                                        "merged",
                                        new Document("into", target)
                                                .append("at", at)
                                                .append("by", "camille"))
                                .inc("version", 1),
                        Group.class);
    }

    private void importDirectory() {
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
