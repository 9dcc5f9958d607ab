package fr.spro.notification.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One attempt to send a message, and how far it came.
///
/// @param step the last step of the dialogue with the mail server
/// @param code of its answer, such as 550
/// @param enhanced its code of RFC 3463, such as `5.1.1`
/// @param words the beginning of its answer, without the address
/// @param server which answered
public record Attempt(
        String id,
        Instant at,
        String step,
        @Nullable Integer code,
        @Nullable String enhanced,
        @Nullable String words,
        @Nullable String server) {}
