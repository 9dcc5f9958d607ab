package fr.spro.registration.directory.duplicates;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.registration.directory.DirectoryUseCases;
import java.time.Clock;

/// The use cases of duplicates, created without Spring.
public final class DuplicateUseCases {

    public final FindDuplicates findDuplicates;
    public final ConfirmDistinct confirmDistinct;

    public DuplicateUseCases(InMemoryMongo mongo, DirectoryUseCases directory, Clock clock) {
        var store = new DuplicateConfiguration().distinctPairStore(mongo.stores());
        var pairs = mongo.repository(ConfirmedDistinctPairs.class);
        findDuplicates = new FindDuplicates(directory.structures, directory.groups, pairs);
        confirmDistinct = new ConfirmDistinct(store, directory.ids, clock);
    }
}
