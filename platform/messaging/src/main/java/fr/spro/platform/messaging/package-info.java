/// Shared by outbox and inbox: CloudEvents headers, correlation id, topics, limits and faults of the store.
@NullMarked
package fr.spro.platform.messaging;

import org.jspecify.annotations.NullMarked;
