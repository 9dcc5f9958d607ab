package fr.spro.platform.messaging.audit;

import fr.spro.platform.messaging.audit.AuditEntry.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Collects the fields that a change changes, for its audit entry.
public final class Differences {

    private final List<Field> fields = new ArrayList<>();

    /// A field whose values are codes, numbers, times or places, and nobody's personal data.
    public Differences value(String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) fields.add(new Field(name, text(before), text(after)));
        return this;
    }

    /// A field whose values are not recorded, since they may name people: no erasure reaches the audit log.
    public Differences unnamed(String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) fields.add(new Field(name, "", ""));
        return this;
    }

    public List<Field> fields() {
        return List.copyOf(fields);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
