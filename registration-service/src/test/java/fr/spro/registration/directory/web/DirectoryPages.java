package fr.spro.registration.directory.web;

import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.web.aggregates.AggregateFinder;
import fr.spro.registration.directory.DirectoryUseCases;
import fr.spro.registration.directory.StructureUses;
import java.util.List;

/// Pages and API of the directory, created without Spring.
public final class DirectoryPages {

    private DirectoryPages() {}

    public static List<AggregateFinder<?>> finders(DirectoryUseCases directory) {
        var arguments = new DirectoryArguments();
        var lookup = lookup(directory);
        return List.of(
                arguments.structureFinder(lookup),
                arguments.groupFinder(lookup),
                arguments.coordinatorFinder(lookup, directory.findCoordinators));
    }

    public static List<Object> controllers(DirectoryUseCases directory, StructureUses uses, AuditLog auditLog) {
        var lookup = lookup(directory);
        var history = new DirectoryHistory(auditLog);
        var pages = new GroupPages(lookup, history, directory.findStructures, directory.findCoordinators);
        return List.of(
                new DirectoryController(lookup, directory.access, directory.findStructures),
                new GroupController(lookup, pages, directory.addGroup, directory.editGroup, directory.removeGroup),
                new CoordinatorController(
                        pages,
                        directory.findCoordinators,
                        directory.addCoordinator,
                        directory.editCoordinator,
                        directory.removeCoordinator),
                new AddStructureController(lookup, directory.addStructure),
                new StructureController(
                        lookup, history, uses, directory.ids, directory.editStructure, directory.removeStructure),
                new DirectoryApi(directory.importDirectory),
                new GroupsApi(
                        lookup,
                        history,
                        directory.findStructures,
                        directory.addGroup,
                        directory.editGroup,
                        directory.removeGroup),
                new CoordinatorsApi(
                        lookup,
                        directory.findCoordinators,
                        directory.addCoordinator,
                        directory.editCoordinator,
                        directory.removeCoordinator),
                new StructuresApi(
                        lookup,
                        history,
                        directory.access,
                        directory.findStructures,
                        uses,
                        directory.addStructure,
                        directory.editStructure,
                        directory.removeStructure));
    }

    private static DirectoryLookup lookup(DirectoryUseCases directory) {
        return new DirectoryLookup(directory.groups, directory.structures, directory.ids, directory.access);
    }
}
