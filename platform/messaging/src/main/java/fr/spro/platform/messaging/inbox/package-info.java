/// Idempotent consumers: validation, retries, dead letters and projections.
@NullMarked
package fr.spro.platform.messaging.inbox;

import org.jspecify.annotations.NullMarked;
