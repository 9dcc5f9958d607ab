package fr.spro.platform.messaging.inbox;

import java.time.Instant;
import java.util.Optional;

/// The envelope of a received event. `id` is the same in each delivery, so it is part of the natural key of
/// every effect; `sequence` increases with each event of the same `subject`, with gaps.
///
/// @param time when it happened, however late it is read: deadlines of its effects count from it
public record Received(String id, String subject, long sequence, Instant time, Optional<String> correlation) {}
