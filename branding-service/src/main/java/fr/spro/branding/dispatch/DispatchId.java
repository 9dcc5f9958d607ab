package fr.spro.branding.dispatch;

import fr.spro.platform.messaging.outbox.TextId;

/// Identity of a dispatch: the rule, the day and the recipient that it follows from, so that there is one of each.
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
