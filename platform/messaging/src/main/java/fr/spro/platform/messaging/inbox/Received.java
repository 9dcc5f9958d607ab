package fr.spro.platform.messaging.inbox;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an inbox knows of a fact beside the fact itself. `id` is the same however often it comes, so it belongs in the
/// natural key of every effect; `sequence` grows with each fact of the same `subject`, with gaps.
public record Received(
        String id, String subject, long sequence, @Nullable Instant time, Optional<String> correlation) {}
