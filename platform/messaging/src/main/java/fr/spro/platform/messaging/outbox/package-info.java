/// A store whose aggregates carry their unpublished events, and the relay that publishes them to Kafka.
@NullMarked
package fr.spro.platform.messaging.outbox;

import org.jspecify.annotations.NullMarked;
