package fr.spro.registration.directory.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.person.EmailAddress;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.directory.AddCoordinator;
import fr.spro.registration.directory.AddGroup;
import fr.spro.registration.directory.CoordinatorId;
import fr.spro.registration.directory.EditCoordinator;
import fr.spro.registration.directory.EditGroup;
import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.RemoveCoordinator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DirectoryHistoryTests extends InMemoryService {

    private static final CoordinatorId ADA = new CoordinatorId("c-ada");

    private final DirectoryHistory history = new DirectoryHistory(auditLog);

    @Test
    void a_groups_history_includes_its_coordinators_but_not_their_other_groups() {
        var north = addGroup("north");
        var south = addGroup("south");
        addCoordinator(north, null);
        addCoordinator(south, ADA);
        directory.editCoordinator.handle(new EditCoordinator.Command(
                ADA, 1, "Ada B", EmailAddress.of("ada@example.org"), "ada", north, false, "camille"));
        directory.removeCoordinator.handle(
                new RemoveCoordinator.Command(south, ADA, find(south).version(), "loic"));

        assertThat(history.of(find(north)))
                .extracting(line -> "%s by %s about %s".formatted(line.action(), line.by(), line.about()))
                .containsExactlyInAnyOrder(
                        "directory.added by camille about null",
                        "directory.coordinator-added by camille about c-ada",
                        "directory.coordinator-changed by camille about c-ada");
        assertThat(history.of(find(south)))
                .extracting(HistoryLine::action)
                .containsExactlyInAnyOrder(
                        "directory.added", "directory.coordinator-added", "directory.coordinator-removed");
    }

    @Test
    void latest_returns_the_last_change() {
        var north = addGroup("north");
        directory.editGroup.handle(new EditGroup.Command(north, 1, "north", "Loire", "maelle"));

        var other = history.latest(find(north));

        assertThat(other.isListed()).isTrue();
        assertThat(other.last()).satisfies(line -> {
            assertThat(line.by()).isEqualTo("maelle");
            assertThat(line.fields()).singleElement().satisfies(field -> {
                assertThat(field.name()).isEqualTo("territory");
                assertThat(field.after()).isEqualTo("Loire");
            });
        });
    }

    private GroupId addGroup(String name) {
        directory.addGroup.handle(new AddGroup.Command(name, name, "Anjou", "camille"));
        return new GroupId("g-" + name);
    }

    private void addCoordinator(GroupId group, @Nullable CoordinatorId known) {
        directory.addCoordinator.handle(new AddCoordinator.Command(
                group, "ada", "Ada", EmailAddress.of("ada@example.org"), "ada", known, false, "camille"));
    }

    private Group find(GroupId id) {
        return directory.groupStore.get(id);
    }
}
