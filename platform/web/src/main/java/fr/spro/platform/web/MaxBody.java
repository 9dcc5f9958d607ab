package fr.spro.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The largest body that an operation accepts, where it differs from `MaxBodyCheck.DEFAULT`.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MaxBody {

    /// For example `10MB`.
    String value();
}
