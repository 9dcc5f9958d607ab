package fr.spro.notification.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
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

    /// Of a message of which nothing else is known.
    static Delivery of(NotificationId message) {
        var mailId = UUID.nameUUIDFromBytes(message.value().getBytes(UTF_8)).toString();
        return new Delivery(mailId, null, null, null, null);
    }

    Delivery undelivered(Undelivered reported) {
        return new Delivery(mailId, contactVersion, wording, attempts, reported);
    }

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
            @Nullable Long contactVersion) {

        private static final String UNKNOWN_ADDRESS = "5.1.";

        /// As `MessageUndelivered` says it, which has no more than a reason.
        static Undelivered published(String reason, @Nullable Long contactVersion, Instant at) {
            return switch (reason) {
                case "reported-by-staff" -> new Undelivered(at, "", "staff", contactVersion);
                case "address-unknown" -> new Undelivered(at, UNKNOWN_ADDRESS + "0", "DSN", contactVersion);
                default -> new Undelivered(at, "5.0.0", "DSN", contactVersion);
            };
        }
    }
}
