/// Shared by outbox and inbox: CloudEvents headers, correlation id, topics and indexes.
@NullMarked
package fr.spro.platform.messaging;

import org.jspecify.annotations.NullMarked;
