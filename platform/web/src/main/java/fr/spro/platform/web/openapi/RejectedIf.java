package fr.spro.platform.web.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Documents why an API method rejects a well-formed request with 422.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RejectedIf {

    /// The reasons, as texts that complete "Rejected if …".
    String value();
}
