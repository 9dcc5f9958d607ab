package fr.spro.registration.imports.web;

import fr.spro.platform.web.aggregates.AggregateFinder;
import fr.spro.registration.directory.DirectoryUseCases;
import fr.spro.registration.imports.Import;
import fr.spro.registration.imports.ImportUseCases;
import fr.spro.registration.seating.SeatQueries;
import java.util.List;

/// Pages and API of imports, created without Spring.
public final class ImportPages {

    private ImportPages() {}

    public static AggregateFinder<Import> finder(ImportUseCases imported, DirectoryUseCases directory) {
        return new ImportArgument().importFinder(imported.imports, directory.access);
    }

    public static List<Object> controllers(DirectoryUseCases directory, ImportUseCases imported, SeatQueries seats) {
        var origins = new ImportOrigins(directory.structures, directory.ids, directory.access);
        return List.of(
                new ImportController(
                        origins,
                        imported.checkPeople,
                        imported.foreseePlaces,
                        imported.confirmImport,
                        imported.sampleFile,
                        imported.addedPeople,
                        seats),
                new DirectoryImportController(imported.checkDirectory, imported.confirmImport),
                new PeopleController(origins, imported.checkPeople, imported.teamLists, imported.confirmImport, seats),
                new ImportApi(imported.checkPeople, imported.checkDirectory, imported.confirmImport),
                new PeopleApi(imported.checkPeople));
    }
}
