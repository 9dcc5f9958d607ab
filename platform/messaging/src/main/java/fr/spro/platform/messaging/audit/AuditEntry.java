package fr.spro.platform.messaging.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who did what to what, and when. It holds ids, never the name of a person that it is about.
///
/// @param by the user name of a member of staff, or who acted in its place, such as `SYSTEM`
/// @param subjects what it was done to; the entry is found under each of them
/// @param about the part concerned, if it is not the whole
/// @param fields what it changed, where that is no personal data
public record AuditEntry(
        Instant at,
        String by,
        AuditAction action,
        List<AuditSubject> subjects,
        @Nullable String about,
        List<Field> fields) {

    /// By whom things are done that no person does.
    public static final String SYSTEM = "system";

    /// One field that has another value now; empty stands for none.
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
