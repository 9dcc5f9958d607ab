package fr.spro.platform.messaging;

import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.TextId;
import org.springframework.data.annotation.Id;

/// The effect of one event in a consumer.
public record Effect(@Id EffectId id, String subject, int number, long version) implements Aggregate {

    public record EffectId(String value) implements TextId {}
}
