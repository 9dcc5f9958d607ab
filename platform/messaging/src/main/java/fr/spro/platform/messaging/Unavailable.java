package fr.spro.platform.messaging;

import java.time.Duration;

/// Marks exceptions that are temporary and not the caller's fault. An HTTP edge returns 503 with
/// `Retry-After`; an inbox retries the record.
public interface Unavailable {
    Duration retryAfter();
}
