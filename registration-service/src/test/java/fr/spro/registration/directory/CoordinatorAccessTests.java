package fr.spro.registration.directory;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.web.security.Staff;
import fr.spro.suite.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CoordinatorAccessTests {

    private static final Instant NOW = Instant.parse("2026-11-29T08:00:00Z");
    private static final GroupId NORTH = new GroupId("g-north");
    private static final GroupId SOUTH = new GroupId("g-south");
    private static final GroupId WEST = new GroupId("g-west");
    private static final StructureId IN_NORTH = new StructureId("s-north");
    private static final StructureId IN_SOUTH = new StructureId("s-south");
    private static final StructureId IN_WEST = new StructureId("s-west");

    private final InMemoryMongo mongo = new InMemoryMongo();
    private final Store<Group> groupStore = new DirectoryConfiguration().groupStore(mongo.stores());
    private final Store<Structure> structureStore = new DirectoryConfiguration().structureStore(mongo.stores());
    private final Groups groups = mongo.repository(Groups.class);
    private final CoordinatorAccess access =
            new CoordinatorAccess(groups, new IdResolver(mongo.repository(Structures.class), groups));

    @BeforeEach
    void import_three_groups() {
        list(NORTH, IN_NORTH, "maelle", "loic");
        list(SOUTH, IN_SOUTH, "soizic");
        list(WEST, IN_WEST, "maelle");
    }

    @Test
    void an_organiser_sees_all_registrations() {
        var scope =
                access.of(new Staff("camille", "Camille", Set.of(Role.ORGANISER.claim(), Role.COORDINATOR.claim())));

        assertThat(scope).isEqualTo(Scope.WHOLE);
        assertThat(scope.includes(new GroupId("unknown"))).isTrue();
        assertThat(scope.includes((StructureId) null))
                .as("people of no structure")
                .isTrue();
    }

    @Test
    void a_coordinator_sees_exactly_the_groups_of_the_account() {
        var scope = access.of(coordinator("maelle"));

        assertThat(scope).isEqualTo(new Scope(false, Set.of(NORTH, WEST), Set.of(IN_NORTH, IN_WEST)));
        assertThat(scope.includes(SOUTH)).isFalse();
        assertThat(scope.includes(IN_SOUTH)).isFalse();
        assertThat(scope.includes((StructureId) null))
                .as("people of no structure")
                .isFalse();
    }

    @Test
    void a_substitute_sees_the_same_as_the_other_coordinators() {
        var people = List.of(person("maelle"), person("loic"));
        var substitute = List.of(people.getLast().id());
        groupStore.change(
                NORTH,
                group -> group.coordinatedBy(
                        people,
                        substitute,
                        group.entry(DirectoryAction.COORDINATOR_CHANGED, substitute.getFirst(), "camille", NOW)));

        assertThat(access.of(coordinator("loic"))).isEqualTo(new Scope(false, Set.of(NORTH), Set.of(IN_NORTH)));
    }

    @Test
    void an_account_without_a_group_sees_nobody() {
        for (var role : List.of(Role.COORDINATOR, Role.OPERATOR)) {
            assertThat(access.of(new Staff("nobody", "Nobody", Set.of(role.claim()))))
                    .isEqualTo(new Scope(false, Set.of(), Set.of()));
        }
    }

    @Test
    void coordinators_of_merged_groups_see_both_groups_immediately() {
        groupStore.change(NORTH, group -> group.merge(new Merged(SOUTH.value(), NOW, "camille")));

        var bothGroups = new Scope(false, Set.of(NORTH, SOUTH), Set.of(IN_NORTH, IN_SOUTH));
        assertThat(access.of(coordinator("soizic"))).isEqualTo(bothGroups);
        assertThat(access.of(coordinator("loic"))).as("not handed over yet").isEqualTo(bothGroups);
    }

    @Test
    void a_merged_structure_is_visible_like_its_target() {
        structureStore.change(IN_NORTH, structure -> structure.merge(new Merged(IN_SOUTH.value(), NOW, "camille")));

        assertThat(access.of(coordinator("soizic")).structures()).containsOnly(IN_NORTH, IN_SOUTH);
        assertThat(access.of(coordinator("loic")).structures()).isEmpty();
    }

    @Test
    void a_removed_group_is_visible_to_no_coordinator() {
        groupStore.change(NORTH, group -> group.remove("camille", NOW));

        assertThat(access.of(coordinator("loic")).groups()).isEmpty();
    }

    @Test
    void a_restricted_scope_is_never_wider_than_its_parent() {
        assertThat(access.of(coordinator("loic"))
                        .within(Set.of(IN_NORTH, IN_SOUTH))
                        .structures())
                .containsExactly(IN_NORTH);
        assertThat(Scope.WHOLE.within(Set.of(IN_SOUTH)))
                .returns(false, Scope::isWhole)
                .returns(Set.of(IN_SOUTH), Scope::structures);
    }

    private void list(GroupId group, StructureId structure, String... subjects) {
        var people = Arrays.stream(subjects).map(CoordinatorAccessTests::person).toList();
        groupStore.insert(Group.of(group, group.value(), "Loire", people).list(DirectoryAction.ADDED, "camille", NOW));
        var address = new PostalAddress("3 rue du Port", "44000", "Nantes");
        var details = new StructureDetails(structure.value(), "cio", group, address, EmailAddress.of("a@example.org"));
        structureStore.insert(Structure.list(structure, details, DirectoryAction.ADDED, "camille", NOW));
    }

    private static Coordinator person(String subject) {
        return Coordinator.of(
                new CoordinatorId("c-" + subject), subject, EmailAddress.of(subject + "@example.org"), subject);
    }

    private static Staff coordinator(String subject) {
        return new Staff(subject, subject, Set.of(Role.COORDINATOR.claim()));
    }
}
