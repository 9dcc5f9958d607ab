package fr.spro.platform.web.versions;

import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/// Handles a form whose data was changed concurrently: shows it again (409) with the typed data and the
/// current version, so that submitting it again is a deliberate choice. `forms.html` shows the stored value
/// below each field that differs.
public final class StaleForm {

    private static final String STORED = "stored";
    private static final String VERSION = "version";
    private static final Set<String> HIDDEN_FIELDS = Set.of(VERSION, "request");

    private StaleForm() {}

    /// Forms are records of one type with a component `version`.
    ///
    /// @param name of the form in the model
    /// @param stored the form as it would be opened now
    public static <F extends Record> void show(
            String name, F typed, F stored, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute(name, upon(typed, stored));
        model.addAttribute(STORED, differences(typed, stored));
    }

    /// A form without fields, such as one that removes something.
    public static void show(Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute(STORED, Map.of());
    }

    static <F extends Record> F upon(F typed, F stored) {
        var fields = typed.getClass().getRecordComponents();
        var values = Arrays.stream(fields)
                .map(field -> value(field, field.getName().equals(VERSION) ? stored : typed))
                .toArray();
        var types = Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            @SuppressWarnings("unchecked")
            var form = (F) typed.getClass().getDeclaredConstructor(types).newInstance(values);
            return form;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The stored values of the fields that differ from the typed ones.
    static Map<String, String> differences(Record typed, Record stored) {
        var differing = new HashMap<String, String>();
        for (var field : typed.getClass().getRecordComponents()) {
            var now = shown(value(field, stored));
            if (!HIDDEN_FIELDS.contains(field.getName()) && !now.equals(shown(value(field, typed)))) {
                differing.put(field.getName(), now);
            }
        }
        return Map.copyOf(differing);
    }

    private static @Nullable Object value(RecordComponent field, Record form) {
        try {
            return field.getAccessor().invoke(form);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof List<?> rows) {
            return rows.stream()
                    .map(Object::toString)
                    .filter(row -> !row.isBlank())
                    .collect(Collectors.joining(", "));
        }
        if (value == null || value.equals(false)) return "";
        return value.toString().replace("\r\n", "\n").strip();
    }
}
