package fr.spro.notification.mail;

import fr.spro.contracts.MailedEvent;
import fr.spro.notification.known.DayProjection;
import fr.spro.notification.known.Recipient;
import java.time.Instant;
import java.util.Optional;

/// What a mail is written from.
///
/// @param id of the message, from which its `Message-ID` is computed
/// @param sequence of the event
/// @param createdAt when the message was stored
/// @param group for which a coordinator receives it
/// @param hasEntry whether the participant was given an entry for the calendar before
public record MailRequest(
        String id,
        Kind kind,
        MailedEvent event,
        long sequence,
        Instant createdAt,
        Recipient recipient,
        Optional<Recipient> group,
        Optional<DayProjection> day,
        boolean hasEntry) {}
