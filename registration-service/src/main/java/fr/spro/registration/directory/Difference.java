package fr.spro.registration.directory;

import fr.spro.platform.messaging.audit.AuditEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// What a row of a file makes different in the directory.
///
/// @param fields empty if something is added or nothing changes
public record Difference(int line, String id, String name, Effect effect, List<Field> fields) {

    public enum Effect {
        ADDED,
        CHANGED,
        UNCHANGED
    }

    /// One column that changes.
    public record Field(String column, String before, String after) {}

    static Difference added(int line, String id, String name) {
        return new Difference(line, id, name, Effect.ADDED, List.of());
    }

    /// @param before what the directory says, by column
    /// @param after what the file says
    static Difference between(int line, String id, Map<String, String> before, Map<String, String> after) {
        var fields = new ArrayList<Field>();
        var columns = new LinkedHashSet<>(after.keySet());
        columns.addAll(before.keySet());
        for (var column : columns) {
            var was = before.getOrDefault(column, "");
            var is = after.getOrDefault(column, "");
            if (!was.equals(is)) fields.add(new Field(column, was, is));
        }
        var effect = fields.isEmpty() ? Effect.UNCHANGED : Effect.CHANGED;
        return new Difference(line, id, after.getOrDefault("name", id), effect, List.copyOf(fields));
    }

    /// The same for the audit log.
    List<AuditEntry.Field> audited() {
        return fields.stream()
                .map(field -> new AuditEntry.Field(field.column(), field.before(), field.after()))
                .toList();
    }
}
