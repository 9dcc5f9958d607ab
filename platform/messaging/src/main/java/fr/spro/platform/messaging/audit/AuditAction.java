package fr.spro.platform.messaging.audit;

import java.util.Locale;

/// Something that can be done to a subject. Each capability declares its own actions in an enum; no list holds all.
public interface AuditAction {

    /// The capability that acts, such as `day`.
    String area();

    /// The enum constant's.
    String name();

    /// What is stored, and the end of the message key: `day.session-added`.
    default String code() {
        return "%s.%s".formatted(area(), name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
