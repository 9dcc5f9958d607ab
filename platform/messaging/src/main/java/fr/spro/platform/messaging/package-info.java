/// What outbox and inbox share: the CloudEvents headers, the correlation id, topics and indexes.
@NullMarked
package fr.spro.platform.messaging;

import org.jspecify.annotations.NullMarked;
