package fr.spro.platform.web;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.spring6.util.DetailedError;

/// Sorts the errors of a form in the order of its page, which is the order of the components of the form's
/// record.
public final class FormErrorOrder {

    /// Errors of the whole form come first; a form that is not a record keeps the given order.
    public List<DetailedError> of(@Nullable Object form, List<DetailedError> errors) {
        if (form == null || !form.getClass().isRecord()) return errors;
        var fields = Arrays.stream(form.getClass().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        return errors.stream()
                .sorted(Comparator.comparingInt(error -> fields.indexOf(root(error.getFieldName()))))
                .toList();
    }

    private static String root(@Nullable String field) {
        return field == null ? "" : field.split("[.\\[]", 2)[0];
    }
}
