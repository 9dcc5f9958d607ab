package fr.spro.registration.imports.web;

import fr.spro.registration.day.Days;
import fr.spro.registration.directory.DirectoryUseCases;
import fr.spro.registration.imports.ImportUseCases;
import java.util.List;

/// Pages and API of imports, made by hand.
public final class ImportPages {

    private ImportPages() {}

    public static List<Object> controllers(Days days, DirectoryUseCases directory, ImportUseCases imported) {
        var lookup = new ImportLookup(days, directory.structures, directory.ids, directory.access, imported.imports);
        return List.of(
                new ImportController(lookup, imported.checkPeople, imported.confirmImport, imported.sampleFile),
                new DirectoryImportController(lookup, imported.checkDirectory, imported.confirmImport),
                new PeopleController(lookup, imported.checkPeople),
                new ImportApi(lookup, imported.checkPeople, imported.checkDirectory, imported.confirmImport),
                new PeopleApi(lookup, imported.checkPeople));
    }
}
