package fr.spro.registration.day.web;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values of a form as hidden fields of a page that asks before it is saved.
final class HiddenFields {

    private HiddenFields() {}

    static Map<String, String> of(Record form) {
        var fields = new LinkedHashMap<String, String>();
        for (var component : form.getClass().getRecordComponents()) {
            var value = value(component, form);
            if (value != null) fields.put(component.getName(), value.toString());
        }
        return fields;
    }

    private static @Nullable Object value(RecordComponent component, Record form) {
        try {
            return component.getAccessor().invoke(form);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
