package fr.spro.notification.message;

import org.jspecify.annotations.Nullable;

/// The event that caused a message: id, sequence, topic and content. Events carry no personal data, so they
/// can be stored.
///
/// @param correlation id of the request that caused the event; null in older messages
public record Cause(
        String eventId,
        long sequence,
        String topic,
        String event,
        @Nullable String correlation) {}
