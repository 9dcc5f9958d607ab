package fr.spro.platform.person;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/// The text is a `NameText`; an absent or empty one is valid.
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ReadableName.Rule.class)
public @interface ReadableName {

    String message() default "{violation.not-a-name}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Asks the type itself.
    final class Rule implements ConstraintValidator<ReadableName, String> {
        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || text.isBlank() || NameText.parse(text).isPresent();
        }
    }
}
