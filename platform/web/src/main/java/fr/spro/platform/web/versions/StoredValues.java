package fr.spro.platform.web.versions;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// What is stored now where it differs from what was typed into a form that somebody else overtook; the pieces of
/// `forms.html` show it below each field.
public final class StoredValues {

    /// The attribute of the page.
    public static final String NAME = "stored";

    private static final Set<String> NOT_TYPED = Set.of("version", "request");

    private StoredValues() {}

    /// By field; forms are records, whose fields are compared as they are shown.
    public static Map<String, String> of(Record stored, Record typed) {
        var differing = new HashMap<String, String>();
        for (var field : typed.getClass().getRecordComponents()) {
            var now = shown(value(field, stored));
            if (!NOT_TYPED.contains(field.getName()) && !now.equals(shown(value(field, typed)))) {
                differing.put(field.getName(), now);
            }
        }
        return Map.copyOf(differing);
    }

    private static Object value(RecordComponent field, Record form) {
        try {
            return Objects.requireNonNullElse(field.getAccessor().invoke(form), "");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shown(Object value) {
        if (value instanceof List<?> rows) {
            return rows.stream()
                    .map(Object::toString)
                    .filter(row -> !row.isBlank())
                    .collect(Collectors.joining(", "));
        }
        return value.equals(false) ? "" : value.toString().replace("\r\n", "\n").strip();
    }
}
