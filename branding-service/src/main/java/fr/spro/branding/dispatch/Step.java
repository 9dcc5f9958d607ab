package fr.spro.branding.dispatch;

import fr.spro.branding.dispatch.Dispatch.State;
import java.util.Locale;

/// What a coordinator does with a dispatch.
public enum Step {
    APPROVE(State.APPROVED),
    SHIP(State.SHIPPED),
    /// Takes a shipment back that was recorded by mistake.
    UNSHIP(State.APPROVED);

    final State target;

    Step(State target) {
        this.target = target;
    }

    /// The step in addresses and message keys.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Step ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
