package fr.spro.registration.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.DirectoryEvent;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import java.util.Optional;

/// The use cases of the directory, created without Spring.
public final class DirectoryUseCases {

    private final InMemoryMongo mongo;

    public final Store<Group> groupStore;
    public final Store<Structure> structureStore;
    public final Store<Coordinator> coordinatorStore;
    public final Groups groups;
    public final Structures structures;
    public final Coordinators coordinators;
    public final IdResolver ids;
    public final CoordinatorAccess access;
    public final FindStructures findStructures;
    public final RecogniseStructure recogniseStructure;
    public final ReconcileDirectory reconcileDirectory;
    public final FindCoordinators findCoordinators;
    public final ImportDirectory importDirectory;
    public final AddGroup addGroup;
    public final EditGroup editGroup;
    public final RemoveGroup removeGroup;
    public final AddStructure addStructure;
    public final EditStructure editStructure;
    public final RemoveStructure removeStructure;
    public final AddCoordinator addCoordinator;
    public final EditCoordinator editCoordinator;
    public final RemoveCoordinator removeCoordinator;
    public final FinishMerges finishMerges;
    public final MergeGroups mergeGroups;
    public final MergeStructures mergeStructures;

    public DirectoryUseCases(InMemoryMongo mongo, StructureUses uses, Clock clock) {
        this.mongo = mongo;
        var configuration = new DirectoryConfiguration();
        mongo.with(configuration.directoryIndexes());
        groupStore = configuration.groupStore(mongo.stores());
        structureStore = configuration.structureStore(mongo.stores());
        coordinatorStore = configuration.coordinatorStore(mongo.stores(), clock);
        groups = mongo.repository(Groups.class);
        structures = mongo.repository(Structures.class);
        coordinators = mongo.repository(Coordinators.class);
        ids = new IdResolver(structures, groups);
        access = new CoordinatorAccess(groups, ids);
        findStructures = new FindStructures(structures, groups);
        recogniseStructure = new RecogniseStructure(structures, ids);
        var groupCoordinators = new GroupCoordinators(groupStore, coordinatorStore, groups, coordinators, clock);
        reconcileDirectory = new ReconcileDirectory(
                groups,
                structures,
                coordinators,
                groupCoordinators,
                new RestoreUsedEntries(groupStore, structureStore, structures, uses, clock),
                clock);
        findCoordinators = new FindCoordinators(groups, coordinators, groupCoordinators);
        importDirectory = new ImportDirectory(
                new ImportGroups(groupStore, coordinatorStore, groups, coordinators, clock),
                new ImportStructures(structureStore, structures, ids, clock),
                new FindTakeovers(coordinators, groups));
        addGroup = new AddGroup(groupStore, groups, clock);
        editGroup = new EditGroup(groupStore, groups, clock);
        removeGroup = new RemoveGroup(groupStore, structures, groupCoordinators, clock);
        addStructure = new AddStructure(structureStore, ids, recogniseStructure, clock);
        editStructure = new EditStructure(structureStore, ids, recogniseStructure, clock);
        removeStructure = new RemoveStructure(structureStore, uses, clock);
        addCoordinator = new AddCoordinator(groupStore, coordinatorStore, coordinators, groupCoordinators, clock);
        editCoordinator =
                new EditCoordinator(groupStore, coordinatorStore, groups, coordinators, groupCoordinators, clock);
        removeCoordinator = new RemoveCoordinator(groupStore, coordinators, groupCoordinators, clock);
        finishMerges = new FinishMerges(structureStore, groupStore, structures, groups, clock);
        mergeGroups = new MergeGroups(groupStore, ids, finishMerges, clock);
        mergeStructures = new MergeStructures(structureStore, ids, finishMerges, clock);
    }

    /// Adds a group with one structure and an account that acts for it.
    public void list(String group, String structure, String subject) {
        var columns = "id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject\n";
        var row = "%1$s;Groupe;Loire;c-%1$s;M K;m@example.org;%2$s\n".formatted(group, subject);
        importDirectory.groups((columns + row).getBytes(UTF_8));
        importDirectory.structures("""
            id;name;type;group;street;postal_code;city;email
            %1$s;CIO Été %1$s;cio;%2$s;3 rue du Port;44000;Nantes;cio@example.org
            """.formatted(structure, group).getBytes(UTF_8));
    }

    /// The published state of a structure; empty for a tombstone.
    public Optional<DirectoryEvent> published(StructureId id) {
        return published(Structure.class, structureStore.get(id)).publishedState();
    }

    /// The published state of a group; empty for a tombstone.
    public Optional<DirectoryEvent> published(GroupId id) {
        return published(Group.class, groupStore.get(id)).publishedState();
    }

    /// The published state of a coordinator; empty for a tombstone.
    public Optional<ContactListed> published(CoordinatorId id) {
        return published(Coordinator.class, coordinatorStore.get(id)).publishedState();
    }

    private <S extends Aggregate> S published(Class<S> type, S stored) {
        assertThat(mongo.statesPublished(type, stored.id()))
                .as("%s was published", stored)
                .isPositive();
        return stored;
    }
}
