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

/// The text is a `NameText`; an absent or empty one is valid, unless it is required.
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@NotInSchema
@Constraint(validatedBy = ReadableName.Rule.class)
public @interface ReadableName {

    String message() default "{violation.not-a-name}";

    boolean required() default false;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Asks the type itself.
    final class Rule implements ConstraintValidator<ReadableName, String> {
        private boolean required;

        @Override
        public void initialize(ReadableName constraint) {
            required = constraint.required();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || text.isBlank()
                    ? !required
                    : NameText.parse(text).isPresent();
        }
    }
}
