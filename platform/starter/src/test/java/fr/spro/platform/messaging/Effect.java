package fr.spro.platform.messaging;

import fr.spro.platform.Aggregate;
import fr.spro.platform.TextId;
import org.springframework.data.annotation.Id;

/// What a reader did because of one fact.
record Effect(@Id EffectId id, String subject, int number, long version) implements Aggregate {

    record EffectId(String value) implements TextId {}
}
