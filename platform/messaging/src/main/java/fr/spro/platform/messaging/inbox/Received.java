package fr.spro.platform.messaging.inbox;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The envelope of a received event. `id` is the same in each delivery, so it is part of the natural key of
/// every effect; `sequence` increases with each event of the same `subject`, with gaps.
public record Received(
        String id, String subject, long sequence, @Nullable Instant time, Optional<String> correlation) {}
