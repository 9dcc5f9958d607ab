package fr.spro.platform.messaging.audit;

import java.util.Locale;

/// An action on a subject. Each capability declares its own actions in an enum; there is no list of all.
public interface AuditAction {

    /// The capability that acts, such as `day`.
    String area();

    /// The enum constant's.
    String name();

    /// The stored code, and the end of the message key: `day.session-added`.
    default String code() {
        return "%s.%s".formatted(area(), name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
