package fr.spro.registration.day;

import fr.spro.platform.messaging.outbox.TextId;

/// Identity of a session within its day. Ids of removed sessions are not reused, since they may have been
/// chosen; only the same form, sent once more, adds the same session.
public record SessionId(String value) implements TextId {}
