package fr.spro.platform.messaging;

import java.time.Duration;

/// An exception that says: nothing is wrong with what was asked, ask again later. At an HTTP edge it is a 503 with
/// `Retry-After`; in an inbox the record waits.
public interface Unavailable {
    Duration retryAfter();
}
