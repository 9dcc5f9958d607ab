package fr.spro.registration.directory.duplicates.web;

import fr.spro.registration.directory.DirectoryUseCases;
import fr.spro.registration.directory.StructureUses;
import fr.spro.registration.directory.duplicates.DuplicateUseCases;
import java.util.List;

/// Pages and API of duplicates, created without Spring.
public final class DuplicatePages {

    private DuplicatePages() {}

    public static List<Object> controllers(
            DirectoryUseCases directory, DuplicateUseCases duplicate, StructureUses uses) {
        var views = new ComparisonViews(directory.structures, directory.groups, directory.ids, uses);
        return List.of(
                new DuplicatesController(duplicate.findDuplicates, duplicate.confirmDistinct, views),
                new ComparisonController(
                        views, directory.recogniseStructure, directory.structures, directory.groups, directory.ids),
                new MergeController(views, directory.ids, uses, directory.mergeStructures, directory.mergeGroups),
                new DuplicatesApi(
                        duplicate.findDuplicates,
                        duplicate.confirmDistinct,
                        directory.mergeStructures,
                        directory.mergeGroups));
    }
}
