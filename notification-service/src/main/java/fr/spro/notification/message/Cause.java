package fr.spro.notification.message;

import org.jspecify.annotations.Nullable;

/// The fact that a message follows from: its id and sequence, its topic, and the fact itself as it came. Facts carry no
/// personal data, so this can be kept.
///
/// @param correlation id of the request that caused the fact, as in the log of each service; null for messages written
/// before it was kept
public record Cause(
        String eventId,
        long sequence,
        String topic,
        String fact,
        @Nullable String correlation) {}
