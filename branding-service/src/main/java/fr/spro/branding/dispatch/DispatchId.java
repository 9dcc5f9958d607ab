package fr.spro.branding.dispatch;

import fr.spro.platform.messaging.outbox.TextId;

/// Identity of a dispatch: the rule, the edition and the recipient that it follows from, so that there is one of each.
public record DispatchId(String value) implements TextId {

    static DispatchId of(Rule rule, String edition, String recipientId) {
        return new DispatchId("%s.%s.%s".formatted(rule.key(), edition, recipientId));
    }

    boolean isBySameRuleAs(DispatchId other) {
        return rule().equals(other.rule());
    }

    private String rule() {
        return value.substring(0, value.indexOf('.'));
    }
}
