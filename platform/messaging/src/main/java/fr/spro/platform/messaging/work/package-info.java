/// Background work: leases, per-key executors, coalesced requests, start-up tasks.
@NullMarked
package fr.spro.platform.messaging.work;

import org.jspecify.annotations.NullMarked;
