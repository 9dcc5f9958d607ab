package fr.spro.branding.dispatch;

import fr.spro.platform.messaging.outbox.TextId;

/// Natural key of a dispatch: rule, day and recipient.
public record DispatchId(String value) implements TextId {

    static DispatchId of(Rule rule, String dayId, String recipientId) {
        return new DispatchId("%s.%s.%s".formatted(rule.key(), dayId, recipientId));
    }

    boolean isBySameRuleAs(DispatchId other) {
        return rule().equals(other.rule());
    }

    private String rule() {
        return value.substring(0, value.indexOf('.'));
    }
}
