package fr.spro.registration.day;

import fr.spro.platform.messaging.outbox.TextId;

/// Identity of a question within its day. Ids of removed questions are not reused, since they may have
/// answers; only the same form, sent once more, adds the same question.
public record QuestionId(String value) implements TextId {}
