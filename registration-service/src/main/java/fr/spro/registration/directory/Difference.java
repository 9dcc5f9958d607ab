package fr.spro.registration.directory;

import fr.spro.platform.messaging.audit.AuditEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// The change that a row of a file makes in the directory.
///
/// @param fields all for additions, none for unchanged rows
public record Difference(int line, String id, String name, Effect effect, List<Field> fields) {

    public enum Effect {
        ADDED,
        CHANGED,
        UNCHANGED
    }

    /// A changed column.
    public record Field(String column, String before, String after) {}

    /// @param after the file's values by column
    static Difference added(int line, String id, Map<String, String> after) {
        var fields = after.entrySet().stream()
                .filter(column -> !column.getKey().equals("name"))
                .map(column -> new Field(column.getKey(), "", column.getValue()))
                .toList();
        return new Difference(line, id, after.getOrDefault("name", id), Effect.ADDED, fields);
    }

    /// @param before the directory's values by column
    /// @param after the file's values
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
