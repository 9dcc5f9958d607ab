package fr.spro.platform.web.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Documents why an API method answers 409, and what its problem contains besides the usual.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ConflictIf {

    /// The whole description.
    String value();

    /// The name of the additional property; empty for a problem as usual.
    String property() default "";

    /// The type of the additional property, which another operation returns.
    Class<?> type() default Void.class;
}
