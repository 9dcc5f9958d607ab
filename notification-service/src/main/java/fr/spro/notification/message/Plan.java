package fr.spro.notification.message;

import fr.spro.contracts.EntityRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a message is to be sent, as decided when it was stored.
///
/// @param factAt when the fact happened that it tells
/// @param order the recipient whose messages do not overtake each other, until it is settled
/// @param hold the wave that it is held with
/// @param campaign the letter that it is a copy of
/// @param replyTo where answers go instead of to the network
public record Plan(
        Instant factAt,
        @Nullable EntityRef order,
        @Nullable String hold,
        @Nullable String campaign,
        @Nullable String replyTo) {}
