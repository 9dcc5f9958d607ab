package fr.spro.platform.web;

import fr.spro.platform.violation.Violation;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/// Shows violations on a form: each at its field, or on the whole form if it has no such field.
public final class FormErrors {

    private FormErrors() {}

    public static void reject(BindingResult form, List<Violation> violations) {
        reject(form, violations, Violation::path);
    }

    /// @param field of the form for a violation whose path is not one of its fields
    public static void reject(BindingResult form, List<Violation> violations, Function<Violation, String> field) {
        violations.forEach(violation -> show(form, violation, field.apply(violation)));
    }

    public static void reject(BindingResult form, String field, String code, Object... arguments) {
        show(form, Violation.of(field, code, arguments), field);
    }

    private static void show(BindingResult form, Violation violation, String field) {
        var message = ViolationMessages.resolvable(violation, LocaleContextHolder.getLocale());
        var codes = message.getCodes();
        var arguments = message.getArguments();
        form.addError(
                hasField(form, field)
                        ? new FieldError(
                                form.getObjectName(),
                                field,
                                form.getRawFieldValue(field),
                                false,
                                codes,
                                arguments,
                                null)
                        : new ObjectError(form.getObjectName(), codes, arguments, null));
    }

    private static boolean hasField(BindingResult form, String field) {
        return !field.isEmpty() && form.getFieldType(field.split("[.\\[]", 2)[0]) != null;
    }
}
