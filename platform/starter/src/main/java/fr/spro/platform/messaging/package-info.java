/// The outbox in each aggregate's document, the relay that empties it to Kafka, and the inbox that reads from there.
@NullMarked
package fr.spro.platform.messaging;

import org.jspecify.annotations.NullMarked;
