package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Aggregate;

/// An entry of the directory that can be merged into another one.
interface Mergeable extends Aggregate, MergeLink {

    boolean isListed();
}
