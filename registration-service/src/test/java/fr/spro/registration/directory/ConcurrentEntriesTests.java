package fr.spro.registration.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import fr.spro.platform.person.EmailAddress;
import fr.spro.registration.InMemoryService;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two pages enter the same account, or the same name of a group, at the same time: between the check of one and its
/// write the other one writes.
class ConcurrentEntriesTests extends InMemoryService {

    private final GroupCoordinators groupCoordinators = new GroupCoordinators(
            directory.groupStore, directory.coordinatorStore, directory.groups, directory.coordinators, clock);
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    private final Coordinators coordinators = mock(Coordinators.class, delegatesTo(directory.coordinators));
    private final Groups groups = mock(Groups.class, delegatesTo(directory.groups));

    private final AddCoordinator addCoordinator = new AddCoordinator(
            directory.groupStore, directory.coordinatorStore, coordinators, groupCoordinators, clock);
    private final EditCoordinator editCoordinator = new EditCoordinator(
            directory.groupStore, directory.coordinatorStore, groups, coordinators, groupCoordinators, clock);
    private final AddGroup addGroup = new AddGroup(directory.groupStore, groups, clock);
    private final EditGroup editGroup = new EditGroup(directory.groupStore, groups, clock);

    private GroupId group;

    @BeforeEach
    void interrupt() {
        group = added(addGroup("a", "Loire")).id();
        doAnswer(call -> {
                    var found = directory.coordinators.findOtherBySubject(call.getArgument(0), call.getArgument(1));
                    meanwhile.getAndSet(() -> {}).run();
                    return found;
                })
                .when(coordinators)
                .findOtherBySubject(any(), any());
        doAnswer(call -> {
                    var found = directory.groups.findOtherByName(call.getArgument(0), call.getArgument(1));
                    meanwhile.getAndSet(() -> {}).run();
                    return found;
                })
                .when(groups)
                .findOtherByName(any(), any());
    }

    @Test
    void one_account_is_entered_for_one_person() {
        meanwhile.set(() -> addCoordinator("other", "maelle"));

        assertThat(addCoordinator("one", "maelle"))
                .isInstanceOfSatisfying(
                        AddCoordinator.Outcome.AccountTaken.class,
                        taken -> assertThat(taken.coordinator().id()).isEqualTo(new CoordinatorId("c-other")));
        assertThat(directory.coordinators.findBySubject("maelle")).hasSize(1);
    }

    @Test
    void a_changed_account_is_that_of_one_person() {
        addCoordinator("one", "maelle");
        meanwhile.set(() -> addCoordinator("other", "camille"));

        var one = directory.coordinatorStore.get(new CoordinatorId("c-one"));
        var outcome = editCoordinator.handle(new EditCoordinator.Command(
                one.id(), one.version(), one.name(), one.email(), "camille", group, false, "camille"));

        assertThat(outcome).isInstanceOf(EditCoordinator.Outcome.SubjectTaken.class);
        assertThat(directory.coordinators.findBySubject("camille")).hasSize(1);
    }

    @Test
    void one_name_is_entered_for_one_group() {
        meanwhile.set(() -> addGroup("b", "Vendée"));

        assertThat(addGroup("c", "VENDEE")).isInstanceOf(AddGroup.Outcome.NameTaken.class);
        assertThat(names()).containsExactly("Loire", "Vendée");
    }

    @Test
    void a_changed_name_is_that_of_one_group() {
        meanwhile.set(() -> addGroup("b", "Vendée"));

        var read = directory.groupStore.get(group);
        assertThat(editGroup.handle(new EditGroup.Command(group, read.version(), "VENDEE", "Ouest", "camille")))
                .isInstanceOf(EditGroup.Outcome.NameTaken.class);
        assertThat(names()).containsExactly("Loire", "Vendée");
    }

    @Test
    void a_removed_group_or_person_leaves_name_and_account_to_others() {
        addCoordinator("one", "maelle");
        directory.coordinatorStore.change(new CoordinatorId("c-one"), found -> found.erase(clock.instant()));
        directory.groupStore.change(group, found -> found.remove("camille", clock.instant()));
        group = added(addGroup("b", "Loire")).id();

        assertThat(addCoordinator("other", "maelle")).isInstanceOf(AddCoordinator.Outcome.Added.class);
    }

    @Test
    void without_the_unique_fields_both_are_stored() {
        var other = Coordinator.of(new CoordinatorId("c-other"), "M K", EmailAddress.of("m@example.org"), "maelle");
        meanwhile.set(() -> directory.coordinatorStore.insert(other.list(clock.instant())));
        addCoordinator("one", "maelle");
        var vendee = Group.of(new GroupId("b"), "Vendée", "Ouest", List.of());
        meanwhile.set(
                () -> directory.groupStore.insert(vendee.list(DirectoryAction.ADDED, "camille", clock.instant())));
        addGroup("c", "VENDEE");

        assertThat(directory.coordinators.findBySubject("maelle")).hasSize(2);
        assertThat(names()).hasSize(3);
    }

    private AddCoordinator.Outcome addCoordinator(String request, String account) {
        return addCoordinator.handle(new AddCoordinator.Command(
                group, request, "M K", EmailAddress.of("m@example.org"), account, null, false, "camille"));
    }

    private AddGroup.Outcome addGroup(String request, String name) {
        return addGroup.handle(new AddGroup.Command(request, name, "Ouest", "camille"));
    }

    private static Group added(AddGroup.Outcome outcome) {
        return ((AddGroup.Outcome.Added) outcome).group();
    }

    private List<String> names() {
        return directory.groups.findAllByOrderByName().stream().map(Group::name).toList();
    }
}
