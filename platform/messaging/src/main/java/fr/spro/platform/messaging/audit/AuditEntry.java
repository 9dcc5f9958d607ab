package fr.spro.platform.messaging.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who did what to what, and when. It holds ids, never the name of a person that it is about.
///
/// @param by the user name of a member of staff, or another actor such as `SYSTEM`
/// @param subjects the entities concerned; the entry is found under each of them
/// @param about the part of the subject concerned, null for the whole
/// @param fields the changed values, except personal data
public record AuditEntry(
        Instant at,
        String by,
        AuditAction action,
        List<AuditSubject> subjects,
        @Nullable String about,
        List<Field> fields) {

    /// The actor of automatic actions.
    public static final String SYSTEM = "system";

    /// A changed field; an empty value means none, two empty ones that they are not recorded (`Differences`).
    public record Field(String name, String before, String after) {}

    public static AuditEntry of(AuditAction action, String by, Instant at, AuditSubject... subjects) {
        return new AuditEntry(at, by, action, List.of(subjects), null, List.of());
    }

    public AuditEntry about(@Nullable String part) {
        return new AuditEntry(at, by, action, subjects, part, fields);
    }

    public AuditEntry changing(List<Field> changed) {
        return new AuditEntry(at, by, action, subjects, about, List.copyOf(changed));
    }
}
