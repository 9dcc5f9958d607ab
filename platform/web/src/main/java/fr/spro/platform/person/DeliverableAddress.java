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

/// The text is an `EmailAddress`; an absent or empty one is valid.
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@NotInSchema
@Constraint(validatedBy = DeliverableAddress.Rule.class)
public @interface DeliverableAddress {

    String message() default "{violation.not-an-address}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Asks the type itself.
    final class Rule implements ConstraintValidator<DeliverableAddress, String> {
        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || text.isBlank() || EmailAddress.parse(text).isPresent();
        }
    }
}
