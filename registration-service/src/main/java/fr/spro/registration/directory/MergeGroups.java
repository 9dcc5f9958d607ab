package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Merges a local group into another one; its structures and coordinators move to the target.
@Service
public class MergeGroups extends MergeEntries<Group, GroupId> {

    MergeGroups(Store<Group> store, IdResolver idResolver, FinishMerges finishMerges, Clock clock) {
        super(store, idResolver::group, Group::merge, finishMerges, clock);
    }
}
