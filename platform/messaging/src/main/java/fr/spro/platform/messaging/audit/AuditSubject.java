package fr.spro.platform.messaging.audit;

/// The subject of an action, as kind and id: `day:angers-2026`.
public record AuditSubject(String kind, String id) {

    /// @throws IllegalArgumentException if the text has no kind
    public static AuditSubject parse(String text) {
        var parts = text.split(":", 2);
        if (parts.length < 2) throw new IllegalArgumentException(text + " is not a subject");
        return new AuditSubject(parts[0], parts[1]);
    }

    @Override
    public String toString() {
        return kind + ":" + id;
    }
}
