package fr.spro.platform.web.openapi;

import fr.spro.platform.person.NotInSchema;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

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
        if (field.getItems() != null) narrow(items(component), field.getItems());
    }

    /// The annotations of the items of a list.
    private static Stream<Annotation> items(RecordComponent component) {
        return component.getAnnotatedType() instanceof AnnotatedParameterizedType list
                ? Arrays.stream(list.getAnnotatedActualTypeArguments()[0].getAnnotations())
                : Stream.empty();
    }

    private static void narrow(Stream<Annotation> annotations, Schema<?> items) {
        annotations.forEach(annotation -> {
            if (annotation instanceof NotBlank) items.setPattern(NOT_BLANK);
            if (annotation instanceof Size size && size.max() < Integer.MAX_VALUE) items.setMaxLength(size.max());
        });
    }

    /// Whether the record, or one within it, has a text whose constraint is not described.
    static boolean isIncomplete(Class<?> type) {
        return type.isRecord() && Arrays.stream(type.getRecordComponents()).anyMatch(DescribeRecord::isIncomplete);
    }

    private static boolean isIncomplete(RecordComponent component) {
        var isMarked = Arrays.stream(component.getAnnotatedType().getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(NotInSchema.class));
        var type = ResolvableType.forType(component.getGenericType());
        return isMarked
                || isIncomplete(type.toClass())
                || Arrays.stream(type.getGenerics()).anyMatch(part -> isIncomplete(part.toClass()));
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
