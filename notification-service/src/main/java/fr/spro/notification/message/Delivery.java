package fr.spro.notification.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of the way of a message to its mailbox.
///
/// @param mailId the part of its `Message-ID` before the domain
/// @param contactVersion the version of the recipient whose address it was sent to
/// @param wording the texts of the organiser that it was written with
/// @param attempts the last ones
/// @param undelivered if a mail server reported afterwards that it did not arrive
public record Delivery(
        String mailId,
        @Nullable Long contactVersion,
        @Nullable Pinned wording,
        @Nullable List<Attempt> attempts,
        @Nullable Undelivered undelivered) {

    /// A version of the texts of the organiser, which stays the same for each attempt.
    public record Pinned(String scope, int number) {}

    /// A mail server, or the staff, reported that it did not arrive.
    ///
    /// @param status of RFC 3463
    /// @param source who reported it
    public record Undelivered(
            Instant at,
            String status,
            String source,
            @Nullable Long contactVersion) {}
}
