package fr.spro.platform.web.openapi;

import fr.spro.platform.person.DeliverableAddress;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.NotBlank;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Describes the fields of a record from its components: those that are not `@Nullable` are required and
/// never null.
final class DescribeRecord {

    static final String NOT_BLANK = "\\S";

    private DescribeRecord() {}

    @SuppressWarnings({"rawtypes", "unchecked"})
    static void describe(Schema record, Class<?> type) {
        if (record.getProperties() == null) return;
        var required = new java.util.ArrayList<String>();
        for (var component : type.getRecordComponents()) {
            var field = (Schema<?>) record.getProperties().get(component.getName());
            if (field == null) continue;
            narrow(component, field);
            if (is(component, Nullable.class)) {
                record.getProperties().put(component.getName(), orNull(field));
            } else {
                required.add(component.getName());
            }
        }
        record.setRequired(required);
    }

    private static void narrow(RecordComponent component, Schema<?> field) {
        anchor(field);
        if (field.getItems() != null) anchor(field.getItems());
        if (is(component, NotBlank.class)) field.setPattern(NOT_BLANK);
        if (is(component, DeliverableAddress.class)) field.setFormat("email");
    }

    /// Anchored: a Java pattern must match the whole value, one of a schema any part of it.
    private static void anchor(Schema<?> field) {
        if (field.getPattern() != null) field.setPattern("^(?:%s)$".formatted(field.getPattern()));
    }

    private static boolean is(RecordComponent component, Class<? extends java.lang.annotation.Annotation> annotation) {
        return component.getAnnotatedType().isAnnotationPresent(annotation);
    }

    private static Schema<?> orNull(Schema<?> field) {
        if (field.getTypes() == null || field.getEnum() != null) {
            return new Schema<>().anyOf(List.of(field, new Schema<>().types(Set.of("null"))));
        }
        var types = new LinkedHashSet<>(field.getTypes());
        types.add("null");
        field.setTypes(types);
        return field;
    }
}
